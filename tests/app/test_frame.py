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
MENUS = {
    "employee": ["My card"],
    "supervisor": ["Team", "Targets"],
    "hr": ["Month"],
    "management": ["Targets"],
    "admin": ["Admin"],
    "employee supervisor": ["My card", "Team", "Targets"],
    "employee hr": ["My card", "Month"],
    "employee supervisor hr management admin": ["My card", "Team", "Targets", "Month", "Admin"],
}
STARTS = {"employee": "/card", "supervisor": "/team", "hr": "/month", "management": "/targets", "admin": "/admin"}


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


@pytest.mark.parametrize("roles", ["employee"])
def test_somebody_without_any_role_is_told_whom_to_ask(visit: Visitor, session: Session) -> None:
    session.execute(delete(PersonRole))
    session.commit()
    assert visit.client.get("/").location == "/welcome"
    page = visit.get("/welcome")
    assert "no page belongs to your roles yet" in page.text
    assert "Welcome, Aino Virtanen" in page.text


def test_somebody_not_signed_in_sees_no_menu_and_no_name(client: FlaskClient) -> None:
    page = Visitor(client).get("/sign-in")
    assert page.texts(f"{MENU} | //details[@class='me']") == []
