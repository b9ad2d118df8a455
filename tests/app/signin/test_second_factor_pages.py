"""One's own second factor, by the pages: set up, moved, new recovery codes, turned off; in earnest with a role."""

import re
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock
from app.audit import AuditEntry
from app.signin.second_factor_models import SecondFactor
from tests.app.signin.making import PASSWORD, is_in, let_in, sign_in, token
from tests.app.signin.phone import PAGE, begin, kept, prove, set_up, shown, write
from tests.pages import Visitor

MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _aino(flask_app: Flask, client: FlaskClient, session: Session, tmp_path: Path) -> None:
    let_in(flask_app, session, tmp_path)
    sign_in(client)


def later(minutes: int = 1) -> time_machine.travel:
    """The clock so many minutes on, when the app shows another code."""
    return time_machine.travel(clock.now() + minutes * MINUTE)


def test_the_set_up_page_shows_the_secret_as_a_picture_and_as_text(client: FlaskClient) -> None:
    page = Visitor(client).get(f"{PAGE}/new")
    assert page.tree.xpath("//*[local-name()='svg'][@role='img']/@aria-label")
    assert re.fullmatch(r"M[\dMhvz -]+", page.tree.xpath("//*[local-name()='path'][2]/@d")[0])
    assert page.texts("//label") == ["Code from the app", "Password"]


def test_an_app_on_the_same_phone_takes_the_secret_by_a_link(client: FlaskClient) -> None:
    page = Visitor(client).get(f"{PAGE}/new")
    url = urlsplit(page.tree.xpath("//a[starts-with(@href, 'otpauth:')]/@href")[0])
    phone, _sealed = shown(page.response)
    assert (url.netloc, url.path) == ("totp", "/Kymppi:aino@bank.example")
    assert parse_qs(url.query) == {"secret": [phone.key], "issuer": ["Kymppi"]}


def test_ten_recovery_codes_are_shown_once(client: FlaskClient) -> None:
    phone = set_up(client)
    assert len(set(phone.recovery)) == 10
    assert not any(code in client.get(PAGE).text for code in phone.recovery)


def test_the_page_says_since_when_it_is_on_and_how_many_codes_are_left(client: FlaskClient) -> None:
    set_up(client)
    assert Visitor(client).get(PAGE).texts("//dd")[1:] == ["10"]


def test_a_wrong_first_code_changes_nothing_and_keeps_the_picture(client: FlaskClient, session: Session) -> None:
    phone, sealed = shown(client.get(f"{PAGE}/new"))
    form = {"csrf_token": token(client, f"{PAGE}/new"), "secret": sealed, "code": "000000", "password": PASSWORD}
    again, _sealed = shown(answer := client.post(f"{PAGE}/new", data=form))
    assert (answer.status_code, again.key == phone.key) == (422, True)
    assert session.scalars(select(SecondFactor)).all() == []


@pytest.mark.parametrize("sealed", ["", "x", "WzEsImEiXQ.aaaa.bbbb"])
def test_a_secret_that_no_page_showed_is_refused(client: FlaskClient, sealed: str) -> None:
    form = {"csrf_token": token(client, f"{PAGE}/new"), "secret": sealed, "code": "123456", "password": PASSWORD}
    answer = client.post(f"{PAGE}/new", data=form)
    assert (answer.status_code, "This page was open for too long." in answer.text) == (422, True)


def test_a_page_that_was_open_for_more_than_an_hour_shows_a_new_secret(client: FlaskClient) -> None:
    phone, sealed = shown(client.get(f"{PAGE}/new"))
    with later(minutes=61):
        sign_in(client)
        form = {
            "csrf_token": token(client, f"{PAGE}/new"),
            "secret": sealed,
            "code": phone.code(),
            "password": PASSWORD,
        }
        again, _sealed = shown(client.post(f"{PAGE}/new", data=form))
    assert again.key != phone.key


@pytest.mark.parametrize("password", ["", "wrong password", "x" * 5000])
def test_a_session_without_the_password_sets_nothing_up(client: FlaskClient, session: Session, password: str) -> None:
    phone, sealed = shown(client.get(f"{PAGE}/new"))
    form = {"csrf_token": token(client, f"{PAGE}/new"), "secret": sealed, "code": phone.code(), "password": password}
    assert client.post(f"{PAGE}/new", data=form).status_code == 422
    assert session.scalars(select(SecondFactor)).all() == []


def test_passwords_are_guessed_here_no_more_often_than_when_signing_in(client: FlaskClient) -> None:
    phone, answers = set_up(client), []
    for minute in range(21):
        with later(minutes=minute + 1):
            answers.append(prove(client, "off", phone.code(), "wrong password").status_code)
    assert answers == [422] * 20 + [429]


def test_setting_it_up_ends_the_sessions_of_other_browsers(flask_app: Flask, client: FlaskClient) -> None:
    other = flask_app.test_client()
    sign_in(other)
    set_up(client)
    assert (is_in(client), is_in(other)) == (True, False)


def test_setting_it_up_leaves_a_trace(client: FlaskClient, session: Session) -> None:
    set_up(client)
    entry = session.scalars(select(AuditEntry).filter_by(action="second_factor.set_up")).one()
    assert (entry.subject, entry.subject_key, entry.details, entry.actor_id is None) == ("person", "1001", {}, False)


def test_new_recovery_codes_replace_those_before(flask_app: Flask, client: FlaskClient) -> None:
    phone = set_up(client)
    with later():
        fresh = kept(prove(client, "codes", phone.code()))
        other = flask_app.test_client()
        begin(other)
        assert (write(other, phone.recovery[0]).status_code, len(fresh)) == (422, 10)
        write(other, fresh[0])
        assert is_in(other)


@pytest.mark.parametrize("what", ["codes", "off"])
@pytest.mark.parametrize(
    ("password", "proof"), [("wrong password", ""), (PASSWORD, "000000"), ("", ""), ("x" * 5000, "")]
)
def test_a_change_asks_for_the_password_and_a_code(client: FlaskClient, what: str, password: str, proof: str) -> None:
    phone = set_up(client)
    with later():
        assert prove(client, what, proof or phone.code(), password).status_code == 422
        assert client.get(PAGE).status_code == 200


def test_turned_off_it_asks_for_nothing(flask_app: Flask, client: FlaskClient) -> None:
    phone = set_up(client)
    with later():
        assert prove(client, "off", phone.code()).location == f"{PAGE}/new"
    assert begin(flask_app.test_client()) == "/"


def test_it_is_turned_off_with_a_recovery_code_too(client: FlaskClient) -> None:
    phone = set_up(client)
    assert prove(client, "off", phone.recovery[0]).location == f"{PAGE}/new"


def test_moving_it_asks_for_the_password_and_the_code_of_the_phone_before(client: FlaskClient) -> None:
    before = set_up(client)
    with later():
        after, sealed = shown(client.get(f"{PAGE}/new"))
        form = {"csrf_token": token(client, f"{PAGE}/new"), "secret": sealed, "code": after.code()}
        assert client.post(f"{PAGE}/new", data=form).status_code == 422
        answer = client.post(f"{PAGE}/new", data={**form, "password": PASSWORD, "proof": before.code()})
        assert (answer.status_code, len(kept(answer))) == (200, 10)


def test_after_a_move_the_new_phone_signs_in_and_the_old_one_does_not(flask_app: Flask, client: FlaskClient) -> None:
    before, other = set_up(client), flask_app.test_client()
    after, sealed = shown(client.get(f"{PAGE}/new"))
    form = {"csrf_token": token(client, f"{PAGE}/new"), "secret": sealed, "code": after.code()}
    client.post(f"{PAGE}/new", data={**form, "password": PASSWORD, "proof": before.recovery[0]})
    with later():
        begin(other)
        assert write(other, before.code()).status_code == 422
        write(other, after.code())
        assert is_in(other)


def test_wrong_codes_on_all_pages_are_counted_together(client: FlaskClient) -> None:
    phone = set_up(client)
    assert {prove(client, what, "000000").status_code for what in ("codes", "off") * 2} == {422}
    assert prove(client, "off", phone.recovery[0]).status_code == 429


@pytest.mark.parametrize("what", ["codes", "off"])
def test_where_nothing_is_set_up_there_is_nothing_to_change(client: FlaskClient, what: str) -> None:
    form = {"csrf_token": token(client, f"{PAGE}/new"), "password": PASSWORD, "proof": "123456"}
    assert client.post(f"{PAGE}/{what}", data=form).location == f"{PAGE}/new"
    assert client.get(PAGE).location == f"{PAGE}/new"


@pytest.mark.parametrize("language", ["en", "fi", "sv"])
def test_the_pages_are_in_order_in_every_language(
    flask_app: Flask, client: FlaskClient, session: Session, tmp_path: Path, language: str
) -> None:
    let_in(flask_app, session, tmp_path, language=language)
    sign_in(client)
    visitor = Visitor(client)
    assert visitor.get(f"{PAGE}/new").tree.get("lang") == language
    set_up(client)
    assert visitor.get(f"{PAGE}/new").tree.get("lang") == visitor.get(PAGE).tree.get("lang") == language
    begin(other := flask_app.test_client())
    assert Visitor(other).get("/sign-in/code", language=language).tree.get("lang") == language
