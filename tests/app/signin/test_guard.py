"""Who passes which route. A new route has to be added to the table here, on purpose."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Blueprint, Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from app.signin.guard import check_every_route, public, requires
from tests.app.signin.making import let_in, sign_in, token

ANYBODY, SIGNED_IN = "anybody", "signed in"
SETTERS = "set_all_targets set_team_targets"
ROUTES = {
    "GET /": SIGNED_IN,
    "GET /welcome": SIGNED_IN,
    "GET /card": "own_card",
    "GET /people/<uuid:uuid>/card": "team_cards",
    "GET /team": "team_cards",
    "GET /targets": SETTERS,
    "POST /targets": SETTERS,
    "GET /month": "close_month",
    "GET /month/<uuid:person>": "close_month",
    "POST /month/prepare": "close_month",
    "POST /month/approve": "close_month",
    "POST /month/payroll.csv": "close_month",
    "GET /sign-in": ANYBODY,
    "POST /sign-in": ANYBODY,
    "POST /sign-out": ANYBODY,
    "GET /healthz": ANYBODY,
    "GET /readyz": ANYBODY,
    "GET /static/<path:filename>": ANYBODY,
}
GUARDED = sorted(route for route, who in ROUTES.items() if who != ANYBODY)
ROLES = {
    "own_card": {"employee"},
    "team_cards": {"supervisor"},
    SETTERS: {"supervisor", "management"},
    "close_month": {"hr"},
    SIGNED_IN: {"employee", "supervisor", "hr", "management", "admin"},
}
NOBODYS = "00000000-0000-4000-8000-000000000000"


def guards(flask_app: Flask) -> dict[str, str]:
    """Every method and address there is, with who may pass."""
    declared = flask_app.extensions["kymppi_public"]
    found: dict[str, str] = {}
    for rule in flask_app.url_map.iter_rules():
        guard = getattr(flask_app.view_functions[rule.endpoint], "guard", None)
        who = ANYBODY if guard == "public" or rule.endpoint in declared else " ".join(sorted(guard or ())) or SIGNED_IN
        found |= {f"{method} {rule}": who for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}}
    return found


def ask(client: FlaskClient, route: str) -> int:
    """The answer to a request for this route."""
    method, _, address = route.replace("<uuid:uuid>", NOBODYS).replace("<uuid:person>", NOBODYS).partition(" ")
    data = {"csrf_token": token(client, "/sign-in")} if method == "POST" else None
    return client.open(address, method=method, data=data).status_code


def test_every_route_lets_pass_exactly_whom_the_table_says(flask_app: Flask) -> None:
    assert guards(flask_app) == ROUTES


@pytest.mark.parametrize("route", GUARDED)
def test_somebody_not_signed_in_is_sent_to_sign_in_or_told(client: FlaskClient, route: str) -> None:
    assert ask(client, route) == (302 if route.startswith("GET") else 401)


@pytest.mark.parametrize("address", ["/card?month=2026-08", "/month", "/team?x=ä"])
def test_the_way_to_sign_in_remembers_the_page(client: FlaskClient, address: str) -> None:
    location = client.get(address).location
    assert location.startswith("/sign-in?next=/")
    assert client.head(address).location == location
    assert client.get(location).status_code == 200


def test_a_form_sent_by_somebody_not_signed_in_is_told_to_sign_in(client: FlaskClient) -> None:
    answer = client.post("/targets", data={"csrf_token": token(client)})
    assert (answer.status_code, "You are not signed in." in answer.text) == (401, True)


def test_a_form_without_its_token_changes_nothing_for_anybody(client: FlaskClient) -> None:
    codes = {route: client.post(route.split()[1]).status_code for route in ROUTES if route.startswith("POST")}
    assert set(codes.values()) == {400}


@pytest.mark.parametrize("role", sorted(ROLES[SIGNED_IN]))
def test_a_role_passes_where_it_may_and_nowhere_else(
    flask_app: Flask, client: FlaskClient, session: Session, tmp_path: Path, role: str
) -> None:
    let_in(flask_app, session, tmp_path, roles=role)
    sign_in(client)
    form = {"csrf_token": token(client, "/welcome")}
    for route in GUARDED:
        method, _, address = route.replace("<uuid:uuid>", NOBODYS).replace("<uuid:person>", NOBODYS).partition(" ")
        answer = client.open(address, method=method, data=form if method == "POST" else None)
        assert (answer.status_code == 403) == (role not in ROLES[ROUTES[route]]), f"{role}: {route}"
        assert answer.status_code < 500, route


def test_the_guard_stands_before_the_page_asks_for_anything(client: FlaskClient) -> None:
    assert client.get("/card?month=never").status_code == 302


def test_a_route_without_a_guard_stops_the_start(make_app: Callable[..., Flask], session: Session) -> None:
    flask_app = make_app()
    loose = Blueprint("loose", __name__)
    loose.add_url_rule("/open", "open_door", public(lambda: "x"))
    loose.add_url_rule("/locked", "locked", requires()(lambda: "x"))
    flask_app.register_blueprint(loose)
    check_every_route(flask_app)
    flask_app.add_url_rule("/forgotten", "forgotten", lambda: "x")
    with pytest.raises(RuntimeError, match="routes without a guard: forgotten; put @requires"):
        check_every_route(flask_app)
