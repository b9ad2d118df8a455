"""The sign-in form: where it leads afterwards, and that it keeps nobody signed in for good."""

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from app.security import limiter
from tests.app.signin.making import AINO, PASSWORD, is_in, let_in, sign_in, token
from tests.attacks.payloads import PLACES


@pytest.fixture(autouse=True)
def _aino(flask_app: Flask, session: Session, tmp_path: Path) -> None:
    let_in(flask_app, session, tmp_path)


def test_nothing_keeps_a_browser_signed_in_beyond_its_session(client: FlaskClient) -> None:
    answer = sign_in(client, remember="y")
    cookies = answer.headers.getlist("Set-Cookie")
    assert [cookie.split("=")[0] for cookie in cookies] == ["kymppi"]
    assert not re.search("expires|max-age", cookies[0], re.IGNORECASE)


@pytest.mark.parametrize("place", ["/card?month=2026-08", "/people/x/card"])
def test_after_signing_in_one_is_where_one_wanted_to_go(client: FlaskClient, place: str) -> None:
    assert sign_in(client, query=f"?next={quote(place, safe='')}").location == place


def test_there_are_places_enough_to_try() -> None:
    assert len(set(PLACES)) >= 50


@pytest.mark.parametrize("way", ["query", "form"])
def test_signing_in_never_leads_to_another_site(client: FlaskClient, way: str) -> None:
    form, led = {"email": AINO, "password": PASSWORD, "csrf_token": token(client)}, {}
    for place in PLACES:
        limiter.reset()
        query = {"next": place} if way == "query" else {}
        data = {**form, "next": place} if way == "form" else form
        led[place] = client.post("/sign-in", query_string=query, data=data).location
    assert led == dict.fromkeys(PLACES, "/sign-in")


def test_a_place_elsewhere_is_forgotten_and_signing_in_works(client: FlaskClient) -> None:
    assert client.get("/sign-in?next=//evil.example").location == "/sign-in"
    sign_in(client)
    assert is_in(client)


def test_signing_in_again_leads_to_the_start(client: FlaskClient) -> None:
    sign_in(client)
    assert [client.get(f"/sign-in{query}").location for query in ("", "?next=/card")] == ["/", "/"]
