"""The guard itself; which role passes which route is tried cell by cell in tests/access."""

from collections.abc import Callable

import pytest
from flask import Blueprint, Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from app.signin.guard import check_every_route, public, requires
from tests.app.signin.making import token


@pytest.mark.parametrize("address", ["/card?month=2026-08", "/month", "/team?x=ä"])
def test_the_way_to_sign_in_remembers_the_page(client: FlaskClient, address: str) -> None:
    location = client.get(address).location
    assert location.startswith("/sign-in?next=/")
    assert client.head(address).location == location
    assert client.get(location).status_code == 200


def test_a_form_sent_by_somebody_not_signed_in_is_told_to_sign_in(client: FlaskClient) -> None:
    answer = client.post("/targets", data={"csrf_token": token(client)})
    assert (answer.status_code, "You are not signed in." in answer.text) == (401, True)


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
