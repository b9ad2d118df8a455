"""Signing in with a second factor, by the page: which codes open, which do not, and how often one may try."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock
from app.audit import AuditEntry
from app.people import queries
from app.signin import accounts, links, throttle
from app.signin.links import LASTS, Purpose
from app.signin.models import Account
from app.signin.second_factor_models import RecoveryCode, SecondFactor
from app.signin.second_factor_step import CODES_OF_A_DAY
from tests.app.people.making import bring_in, line
from tests.app.signin.making import PASSWORD, is_in, let_in, sign_in, token
from tests.app.signin.phone import Phone, begin, set_up, write

WRONG = "That code is not right, or was used already. Wait for the next one and write it here."


@pytest.fixture
def now() -> Iterator[time_machine.Traveller]:
    """A clock that stands still in the middle of a code's half minute."""
    moment = clock.now().replace(second=10, microsecond=0)
    with time_machine.travel(moment, tick=False) as traveller:
        yield traveller


@pytest.fixture
def phone(flask_app: Flask, session: Session, tmp_path: Path, now: time_machine.Traveller) -> Phone:
    """Aino's, who set it up an hour ago."""
    let_in(flask_app, session, tmp_path)
    client = flask_app.test_client()
    sign_in(client)
    made = set_up(client)
    now.shift(timedelta(hours=1))
    return made


def test_the_password_alone_opens_nothing(client: FlaskClient, phone: Phone) -> None:
    assert begin(client) == "/sign-in/code"
    assert not is_in(client)
    assert "Your password was right." in client.get("/sign-in/code").text


def test_password_and_code_open_the_pages(client: FlaskClient, phone: Phone) -> None:
    begin(client)
    answer = write(client, phone.code())
    assert (answer.status_code, answer.location, is_in(client)) == (302, "/", True)


def test_the_code_may_be_written_as_the_app_shows_it(client: FlaskClient, phone: Phone) -> None:
    begin(client)
    code = phone.code()
    write(client, f" {code[:3]} {code[3:]} ")
    assert is_in(client)


@pytest.mark.parametrize(("steps", "opens"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_clock_may_be_wrong_by_one_step(client: FlaskClient, phone: Phone, steps: int, opens: bool) -> None:
    begin(client)
    write(client, phone.code(steps))
    assert is_in(client) == opens


@pytest.mark.parametrize(
    "written", ["", "000000x", "12345", "1234567", "١٢٣٤٥٦", "a\0b", "' OR 1=1", "abcd-efgh-2345-xyz7", "1" * 9999]
)
def test_what_is_no_code_opens_nothing(client: FlaskClient, phone: Phone, written: str) -> None:
    begin(client)
    assert (write(client, written).status_code, is_in(client)) == (422, False)


def test_a_code_opens_once(flask_app: Flask, client: FlaskClient, phone: Phone) -> None:
    begin(client)
    write(client, phone.code())
    other = flask_app.test_client()
    begin(other)
    answer = write(other, phone.code())
    assert (answer.status_code, WRONG in answer.text, is_in(other)) == (422, True, False)


def test_a_code_older_than_the_last_one_used_opens_nothing(flask_app: Flask, client: FlaskClient, phone: Phone) -> None:
    begin(client)
    write(client, phone.code(1))
    other = flask_app.test_client()
    begin(other)
    write(other, phone.code(0))
    assert not is_in(other)


def test_the_code_of_the_set_up_does_not_sign_in(flask_app: Flask, session: Session, tmp_path: Path) -> None:
    let_in(flask_app, session, tmp_path)
    client, other = flask_app.test_client(), flask_app.test_client()
    sign_in(client)
    phone = set_up(client)
    begin(other)
    write(other, phone.code())
    assert not is_in(other)


def test_a_recovery_code_opens_once_and_says_how_many_are_left(
    flask_app: Flask, client: FlaskClient, phone: Phone
) -> None:
    begin(client)
    write(client, phone.recovery[3].upper().replace("-", " "), "/sign-in/code?with=recovery")
    assert "That was a recovery code. 9 are left." in client.get("/welcome").text
    other = flask_app.test_client()
    begin(other)
    assert (write(other, phone.recovery[3]).status_code, is_in(other)) == (422, False)
    write(other, phone.recovery[4])
    assert is_in(other)


def test_what_the_database_holds_makes_no_code(session: Session, phone: Phone) -> None:
    secret = session.scalars(select(SecondFactor.secret)).one()
    digests = set(session.scalars(select(RecoveryCode.digest)))
    assert phone.key not in secret
    assert len(digests) == len(set(phone.recovery)) == 10
    assert not digests & {text for code in phone.recovery for text in (code, code.replace("-", ""))}


def test_the_sixth_try_in_a_minute_waits_and_the_next_minute_opens(
    client: FlaskClient, phone: Phone, now: time_machine.Traveller
) -> None:
    begin(client)
    assert {write(client, "000000").status_code for _ in range(5)} == {422}
    assert (write(client, phone.code()).status_code, is_in(client)) == (429, False)
    now.shift(timedelta(seconds=61))
    write(client, phone.code())
    assert is_in(client)


def test_tries_count_for_the_account_whoever_makes_them(flask_app: Flask, client: FlaskClient, phone: Phone) -> None:
    for _ in range(5):
        other = flask_app.test_client()
        begin(other)
        write(other, "000000")
    begin(client)
    assert write(client, phone.code()).status_code == 429


def test_a_hundred_wrong_codes_a_day_are_looked_at_until_a_new_password(
    flask_app: Flask, client: FlaskClient, session: Session, tmp_path: Path, phone: Phone, now: time_machine.Traveller
) -> None:
    begin(client)
    account = session.scalars(select(Account)).one()
    for _ in range(100):
        throttle.admit(session, CODES_OF_A_DAY, account.fs_uniquifier, clock.now())
    session.commit()
    assert write(client, phone.code()).status_code == 429
    let_in(flask_app, session, tmp_path, password="punainen lumi on outoa")
    now.shift(timedelta(minutes=2))
    sign_in(client, password="punainen lumi on outoa")
    write(client, phone.code())
    assert is_in(client)


def test_tries_for_one_account_are_not_counted_for_another_that_signed_in_meanwhile(
    flask_app: Flask, client: FlaskClient, session: Session, tmp_path: Path, phone: Phone
) -> None:
    bring_in(session, tmp_path, line("1002", email="eero@bank.example", roles="employee"), now=clock.now())
    with flask_app.app_context():
        accounts.set_password(session, queries.known(session, "1002", clock.now().date()), PASSWORD, clock.now())
    session.commit()
    begin(client)
    assert sign_in(client, "eero@bank.example").location == "/"
    assert {write(client, "000000").status_code for _ in range(5)} == {422}
    begin(other := flask_app.test_client())
    assert write(other, phone.code()).status_code == 429


@pytest.mark.parametrize("minutes", [11, 600])
def test_the_wait_for_the_code_ends_after_ten_minutes(
    client: FlaskClient, phone: Phone, now: time_machine.Traveller, minutes: int
) -> None:
    begin(client)
    form = client.get("/sign-in/code")
    now.shift(timedelta(minutes=minutes))
    assert (form.status_code, client.get("/sign-in/code").location) == (200, "/sign-in")


def test_without_the_password_there_is_no_page_for_the_code(client: FlaskClient, phone: Phone) -> None:
    answer = client.post("/sign-in/code", data={"code": phone.code(), "csrf_token": token(client)})
    assert (answer.location, client.get("/sign-in/code").location, is_in(client)) == ("/sign-in", "/sign-in", False)
    assert "the code comes after them" in client.get("/sign-in").text


def test_a_new_password_ends_the_wait_for_the_code(
    flask_app: Flask, client: FlaskClient, session: Session, phone: Phone
) -> None:
    begin(client)
    member = queries.known(session, "1001", clock.now().date())
    with flask_app.app_context():
        accounts.set_password(session, member, "punainen lumi on outoa", clock.now())
    session.commit()
    assert client.get("/sign-in/code").location == "/sign-in"


def test_after_the_code_one_is_where_one_wanted_to_go(client: FlaskClient, phone: Phone) -> None:
    address = begin(client, "?next=/card?month%3D2026-08")
    assert write(client, phone.code(), address).location == "/card?month=2026-08"


@pytest.mark.parametrize("place", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_the_code_never_leads_to_another_site(client: FlaskClient, phone: Phone, place: str) -> None:
    begin(client)
    form = {"code": phone.code(), "csrf_token": client.get("/sign-in/code").text.split('value="')[1].split('"')[0]}
    assert client.post("/sign-in/code", query_string={"next": place}, data=form).location == "/"


def test_a_used_recovery_code_leaves_a_trace_without_the_code(
    client: FlaskClient, session: Session, phone: Phone
) -> None:
    begin(client)
    write(client, phone.recovery[0])
    entry = session.scalars(select(AuditEntry).filter_by(action="second_factor.recovery_code")).one()
    assert (entry.subject_key, entry.details) == ("1001", {"left": 9})


def test_another_secret_key_makes_no_code_but_recovery_codes_still_open(
    phone: Phone, make_app: Callable[..., Flask]
) -> None:
    client = make_app(secret_key="another secret that only the tests use").test_client()
    begin(client)
    assert write(client, phone.code()).status_code == 422
    write(client, phone.recovery[0])
    assert is_in(client)


def test_a_link_to_a_new_password_does_not_lead_around_the_code(
    client: FlaskClient, session: Session, phone: Phone
) -> None:
    member = queries.known(session, "1001", clock.now().date())
    address = f"/invitation/{links.make(session, member, LASTS[Purpose.FORGOTTEN], clock.now())}"
    session.commit()
    new = {"new": "punainen lumi on outoa", "again": "punainen lumi on outoa", "csrf_token": token(client)}
    assert client.post(address, data=new).location == "/sign-in/code"
    assert not is_in(client)
    write(client, phone.code())
    assert is_in(client)
