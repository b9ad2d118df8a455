"""Links to choose a password by: they work once, for their time, for one address."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock
from app.signin import accounts, links
from app.signin.models import SignInLink
from app.wording import RefusalError
from tests.app.people.making import bring_in, line
from tests.app.signin.linking import EERO, NEW, choose, invite, linked, mails, member
from tests.app.signin.making import PASSWORD, is_in, let_in, sign_in, token
from tests.pages import Visitor

MONDAY = datetime(2026, 11, 23, 6, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _people(flask_app: Flask, session: Session, tmp_path: Path) -> None:
    let_in(flask_app, session, tmp_path)
    bring_in(session, tmp_path, line("1002", "Eero Mäkinen", email=EERO, language="en"), line("1003", "Noora"))


def test_a_link_is_looked_at_as_often_as_one_likes_and_used_once(client: FlaskClient, session: Session) -> None:
    address = linked(session)
    for _ in range(3):
        assert "You sign in as eero@bank.example." in Visitor(client).get(address).text
    assert choose(client, address) == 302
    assert is_in(client)
    assert "This link opens nothing" in Visitor(client).get(address, status=404).text
    assert choose(client.application.test_client(), address) == 404
    assert sign_in(client.application.test_client(), EERO, NEW).status_code == 302


@pytest.mark.parametrize(
    ("new", "again", "told"),
    [
        ("short", "short", "That is too short"),
        ("x" * 129, "x" * 129, "That is too long"),
        ("", "", "Write a new password."),
        (NEW, f"{NEW}!", "The two are not the same."),
        ("password1234", "password1234", "among the first that somebody would try"),
        ("EeroMäkinen2026", "EeroMäkinen2026", "among the first that somebody would try"),
    ],
)
def test_a_password_that_will_not_do_is_told_at_the_field_and_the_link_stays(
    client: FlaskClient, session: Session, new: str, again: str, told: str
) -> None:
    address = linked(session)
    data = {"new": new, "again": again, "csrf_token": token(client)}
    assert told in " ".join(Visitor(client).post(address, data).texts("//p[@class='field-error']"))
    assert choose(client, address) == 302


def test_a_link_ends_with_its_time(client: FlaskClient, session: Session) -> None:
    with time_machine.travel(MONDAY, tick=False) as time:
        address = linked(session)
        time.shift(timedelta(days=6, hours=23))
        assert client.get(address).status_code == 200
        time.shift(timedelta(hours=1))
        assert (client.get(address).status_code, choose(client, address)) == (404, 404)


@pytest.mark.parametrize("forged", ["x", "x" * 43, "%00", "..", "'--", "x" * 5000])
def test_a_forged_link_opens_nothing(client: FlaskClient, session: Session, forged: str) -> None:
    linked(session)
    assert client.get(f"/invitation/{forged}").status_code == 404


def test_the_hash_in_the_database_is_no_link(client: FlaskClient, session: Session) -> None:
    address = linked(session)
    stored = session.scalars(select(SignInLink)).one().token_hash
    assert client.get(f"/invitation/{stored}").status_code == 404
    assert len(address.rsplit("/", 1)[1]) == 43


def test_a_newer_link_takes_the_place_of_the_one_before(client: FlaskClient, session: Session) -> None:
    first, second = linked(session), linked(session)
    assert (client.get(first).status_code, client.get(second).status_code) == (404, 200)


def test_a_link_sent_to_an_address_the_person_no_longer_has_opens_nothing(
    client: FlaskClient, session: Session, tmp_path: Path
) -> None:
    address = linked(session)
    bring_in(session, tmp_path, line("1002", "Eero Mäkinen", email="other@bank.example"))
    assert (client.get(address).status_code, choose(client, address)) == (404, 404)


def test_a_link_of_somebody_who_left_opens_nothing(client: FlaskClient, session: Session, tmp_path: Path) -> None:
    address = linked(session)
    yesterday = str(clock.now().date() - timedelta(days=1))
    bring_in(session, tmp_path, line("1002", "Eero Mäkinen", email=EERO, employed_to=yesterday))
    assert client.get(address).status_code == 404


def test_closing_takes_away_the_link_and_the_letter_that_is_still_to_go(client: FlaskClient, session: Session) -> None:
    address = linked(session)
    invite(client.application, session, "1002")
    accounts.close(session, member(session), clock.now())
    session.commit()
    assert client.get(address).status_code == 404
    assert [mail.state for mail in mails(session)] == ["cancelled"]
    with pytest.raises(RefusalError, match="1002 cannot sign in as it is"):
        accounts.close(session, member(session), clock.now())


def test_choosing_ends_every_session_and_the_password_before(client: FlaskClient, session: Session) -> None:
    sign_in(client)
    other = client.application.test_client()
    assert choose(other, linked(session, "1001")) == 302
    assert (is_in(client), is_in(other)) == (False, True)
    assert sign_in(client, password=PASSWORD).status_code == 200


def test_expired_links_are_cleared_away(session: Session) -> None:
    linked(session, lasts=timedelta(hours=1))
    assert links.clear(session, clock.now()) == 0
    assert links.clear(session, clock.now() + timedelta(hours=1, seconds=5)) == 1
