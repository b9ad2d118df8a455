"""People who sign in, in tests, by the page."""

import re
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from app import clock
from app.people import queries
from app.signin import accounts
from tests.app.people.making import bring_in, line

PASSWORD = "sininen lumi on kaunista"
AINO = "aino@bank.example"


def let_in(
    flask_app: Flask, session: Session, folder: Path, roles: str = "employee", *, password: str = PASSWORD, **cells: str
) -> None:
    """Bring in Aino, 1001, with these roles and cells, and let her sign in."""
    now = clock.now()
    bring_in(session, folder, line("1001", **{"email": AINO, "roles": roles, "language": "en", **cells}), now=now)
    member = queries.by_number(session, "1001", now.date())
    assert member
    with flask_app.app_context():
        accounts.set_password(session, member, password, now)
    session.commit()


def token(client: FlaskClient, address: str = "/sign-in") -> str:
    """The token of the form on a page."""
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', client.get(address).text)
    assert found, f"{address} has no form"
    return found[1]


def sign_in(
    client: FlaskClient, email: str = AINO, password: str = PASSWORD, query: str = "", **fields: str
) -> TestResponse:
    """Sign in by the page, or try to."""
    data = {"email": email, "password": password, "csrf_token": token(client, f"/sign-in{query}"), **fields}
    return client.post(f"/sign-in{query}", data=data)


def sign_out(client: FlaskClient) -> TestResponse:
    """Sign out by the button that stands on every page."""
    return client.post("/sign-out", data={"csrf_token": token(client, "/welcome")})


def copy_of(client: FlaskClient) -> FlaskClient:
    """Another browser with the same cookies."""
    thief, cookie = client.application.test_client(), client.get_cookie("kymppi")
    assert cookie
    thief.set_cookie("kymppi", cookie.value)
    return thief


def is_in(client: FlaskClient) -> bool:
    """Whether a guarded page opens."""
    return client.get("/welcome").status_code == 200
