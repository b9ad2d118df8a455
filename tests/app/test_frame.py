"""The page frame: the menu of each role, and the page each one's work begins with."""

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete
from sqlalchemy.orm import Session

from app.people.models import PersonRole
from tests.app.signin.making import let_in, sign_in
from tests.pages import Visitor

MENU = "//nav[@class='menu']//a"
OWN = "My card", "My answers", "My months"
MENUS = {
    "employee": [*OWN],
    "supervisor": ["Team", "Low scores", "Targets"],
    "hr": ["Month", "People"],
    "management": ["Channels", "Teams", "Month on a page", "Targets"],
    "admin": ["Admin"],
    "employee supervisor": [*OWN, "Team", "Low scores", "Targets"],
    "employee hr": [*OWN, "Month", "People"],
    "employee supervisor hr management admin": [
        *OWN,
        "Team",
        "Low scores",
        "Channels",
        "Teams",
        "Month on a page",
        "Targets",
        "Month",
        "People",
        "Admin",
    ],
}
STARTS = {
    "employee": "/card",
    "supervisor": "/team",
    "hr": "/month",
    "management": "/insights",
    "admin": "/admin",
}


@pytest.fixture
def visit(flask_app: Flask, client: FlaskClient, session: Session, tmp_path: Path, roles: str) -> Visitor:
    let_in(flask_app, session, tmp_path, roles=roles)
    sign_in(client)
    return Visitor(client)


@pytest.mark.parametrize("roles", MENUS)
def test_the_menu_shows_what_the_roles_open_where_there_is_a_choice(visit: Visitor, roles: str) -> None:
    shown = visit.get("/welcome").texts(MENU)
    assert shown == (MENUS[roles] if len(MENUS[roles]) > 1 else [])


@pytest.mark.parametrize("roles", MENUS)
def test_every_entry_of_the_menu_opens_and_is_marked_as_where_one_is(visit: Visitor, roles: str) -> None:
    for place in visit.get("/welcome").tree.xpath(f"{MENU}/@href"):
        page = visit.get(place)
        assert page.tree.xpath(f"{MENU}[@aria-current='page']/@href") == [place]


@pytest.mark.parametrize("roles", STARTS)
def test_each_role_starts_where_its_work_begins(visit: Visitor, roles: str) -> None:
    assert visit.client.get("/").location == STARTS[roles]
    visit.get(STARTS[roles])


def test_somebody_without_any_role_is_told_whom_to_ask(
    flask_app: Flask, client: FlaskClient, session: Session, tmp_path: Path
) -> None:
    let_in(flask_app, session, tmp_path)
    session.execute(delete(PersonRole))
    session.commit()
    sign_in(client)
    visit = Visitor(client)
    assert client.get("/").location == "/welcome"
    page = visit.get("/welcome")
    assert "no page belongs to your roles yet" in page.text
    assert "Welcome, Aino Virtanen" in page.text


def test_somebody_not_signed_in_sees_no_menu_and_no_name(client: FlaskClient) -> None:
    page = Visitor(client).get("/sign-in")
    assert page.texts(f"{MENU} | //details[@class='me']") == []
