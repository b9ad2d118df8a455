"""Signing in and out, by the page: who gets in, what is told, how often one may try, and when a session ends."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock
from app.people import queries
from app.signin import accounts
from app.signin.models import Account
from tests.app.people.making import bring_in, line
from tests.app.signin.making import AINO, PASSWORD, is_in, let_in, sign_in, sign_out, token

WRONG = "The e-mail address or the password is not right."


@pytest.fixture
def aino(flask_app: Flask, session: Session, tmp_path: Path) -> None:
    let_in(flask_app, session, tmp_path)


@pytest.mark.usefixtures("aino")
def test_the_right_password_opens_the_pages(client: FlaskClient) -> None:
    answer = sign_in(client)
    assert (answer.status_code, answer.location, is_in(client)) == (302, "/", True)


@pytest.mark.usefixtures("aino")
@pytest.mark.parametrize(
    ("email", "password"),
    [(AINO, "wrong password"), (AINO, PASSWORD.upper()), (AINO, f"{PASSWORD} "), ("nobody@bank.example", PASSWORD),
     ("no address", PASSWORD), ("a\0b@bank.example", PASSWORD), ("' OR 1=1 --@bank.example", PASSWORD),
     (AINO, "a" * 129), (AINO, "a" * 5000), ("nobody@bank.example", "\ufdfa" * 4999)],
)  # fmt: skip
def test_whoever_is_not_let_in_is_told_the_same(client: FlaskClient, email: str, password: str) -> None:
    answer = sign_in(client, email, password)
    told = re.findall(r'class="field-error"[^>]*>([^<]*)<|role="alert">\s*<p>([^<]*)<', answer.text)
    assert {" ".join(words).strip() for words in told} == {WRONG}
    assert not is_in(client)


@pytest.mark.usefixtures("aino")
def test_the_address_may_be_written_in_capitals(client: FlaskClient) -> None:
    sign_in(client, AINO.upper())
    assert is_in(client)


@pytest.mark.usefixtures("aino")
def test_the_eleventh_try_in_a_minute_has_to_wait_even_with_the_right_password(client: FlaskClient) -> None:
    assert {sign_in(client, password="wrong").status_code for _ in range(10)} == {200}
    answer = sign_in(client)
    assert (answer.status_code, is_in(client)) == (429, False)
    assert "Too many tries in a short time. Wait a minute and try again." in answer.text


@pytest.mark.usefixtures("aino")
def test_the_tries_of_one_account_do_not_lock_out_the_office(flask_app: Flask, client: FlaskClient) -> None:
    for _ in range(11):
        sign_in(client, "eero@bank.example")
    assert sign_in(flask_app.test_client()).status_code == 302


def test_one_address_tries_many_accounts_a_hundred_times_a_minute(client: FlaskClient) -> None:
    form = token(client)
    data = [{"email": f"{number}@bank.example", "csrf_token": form} for number in range(101)]
    codes = [client.post("/sign-in", data=fields).status_code for fields in data]
    assert (set(codes[:-1]), codes[-1]) == ({200}, 429)


@pytest.mark.usefixtures("aino")
def test_signing_out_asks_for_the_token_of_the_page(client: FlaskClient) -> None:
    sign_in(client)
    assert (client.post("/sign-out").status_code, client.get("/sign-out").status_code) == (400, 405)
    assert is_in(client)


def test_somebody_not_signed_in_can_sign_out(client: FlaskClient) -> None:
    assert client.post("/sign-out", data={"csrf_token": token(client)}).location == "/sign-in"


def test_signing_out_leaves_others_signed_in(
    flask_app: Flask, client: FlaskClient, session: Session, tmp_path: Path
) -> None:
    bring_in(session, tmp_path, line("1002", "Eero", email="eero@bank.example"))
    let_in(flask_app, session, tmp_path)
    eero = queries.by_number(session, "1002", clock.now().date())
    assert eero
    with flask_app.app_context():
        accounts.set_password(session, eero, PASSWORD, clock.now())
    session.commit()
    other = flask_app.test_client()
    sign_in(client)
    sign_in(other, "eero@bank.example")
    sign_out(client)
    assert is_in(other)


def test_somebody_who_has_not_started_yet_cannot_sign_in(
    flask_app: Flask, client: FlaskClient, session: Session, tmp_path: Path
) -> None:
    let_in(flask_app, session, tmp_path, employed_from=str(clock.now().date() + timedelta(days=2)))
    assert (sign_in(client).status_code, is_in(client)) == (200, False)


@pytest.mark.usefixtures("aino")
def test_a_new_address_is_the_one_to_sign_in_with(client: FlaskClient, session: Session, tmp_path: Path) -> None:
    bring_in(session, tmp_path, line("1001", email="aino.laine@bank.example"))
    assert sign_in(client).status_code == 200
    assert sign_in(client, "aino.laine@bank.example").status_code == 302


@pytest.mark.usefixtures("aino")
def test_a_token_that_would_outlive_every_session_opens_nothing(
    flask_app: Flask, client: FlaskClient, session: Session
) -> None:
    with flask_app.app_context():
        given = session.scalars(select(Account)).one().get_auth_token()
    assert client.get("/welcome", headers={"Authentication-Token": given}).status_code == 302
    assert client.get("/welcome", query_string={"auth_token": given}).status_code == 302


@pytest.mark.usefixtures("aino")
@pytest.mark.parametrize("body", [f'{{"email": "{AINO}", "password": "{PASSWORD}"}}', "1", '"x"', "{", "[" * 9999])
def test_signing_in_takes_the_form_alone(client: FlaskClient, body: str) -> None:
    headers = {"X-CSRFToken": token(client), "Content-Type": "application/json"}
    assert client.post("/sign-in", data=body, headers=headers).status_code == 415
    assert not is_in(client)


@pytest.mark.parametrize("typed", ["ja\u0308rvi on syva\u0308 ja \u0161uuri", "j\u00e4rvi on syv\u00e4 ja \u0161uuri"])
def test_a_password_with_dots_over_letters_opens_however_the_keyboard_writes_them(
    flask_app: Flask, client: FlaskClient, session: Session, tmp_path: Path, typed: str
) -> None:
    let_in(flask_app, session, tmp_path, password="j\u00e4rvi on syv\u00e4 ja \u0161uuri")
    sign_in(client, password=typed)
    assert is_in(client)


def test_what_no_address_can_be_is_not_remembered_whole(client: FlaskClient) -> None:
    form = token(client)
    data = [{"email": "a" * 300 + str(number), "csrf_token": form} for number in range(11)]
    assert [client.post("/sign-in", data=fields).status_code for fields in data][-1] == 429


@pytest.mark.usefixtures("aino")
def test_a_form_without_its_token_signs_nobody_in(client: FlaskClient) -> None:
    answer = client.post("/sign-in", data={"email": AINO, "password": PASSWORD})
    assert (answer.status_code, is_in(client)) == (400, False)
    assert "This form is too old or was opened before you signed in." in answer.text


@pytest.mark.usefixtures("session")
@pytest.mark.parametrize(
    ("base_url", "name", "flags"),
    [
        ("http://localhost", "kymppi", {"HttpOnly", "Path=/", "SameSite=Lax"}),
        ("https://localhost", "__Host-kymppi", {"HttpOnly", "Path=/", "SameSite=Lax", "Secure"}),
    ],
)
def test_the_session_cookie_is_kept_from_scripts_and_from_plain_http(
    make_app: Callable[..., Flask], base_url: str, name: str, flags: set[str]
) -> None:
    answer = make_app(base_url=base_url).test_client().get("/sign-in", base_url=base_url)
    cookie, *rest = answer.headers["Set-Cookie"].split("; ")
    assert (cookie.split("=")[0], set(rest)) == (name, flags)


@pytest.mark.usefixtures("aino")
def test_passwords_are_stored_as_argon2id(session: Session) -> None:
    password = session.query(Account).one().password
    assert password
    assert password.startswith("$argon2id$")
