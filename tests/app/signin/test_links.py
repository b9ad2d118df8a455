"""Links to choose a password by: they work once, for their time, for one address; nobody learns who has an account."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock
from app.outbox import Mail
from app.people import queries
from app.people.queries import Member
from app.security import limiter
from app.signin import accounts, invitations, links
from app.signin.links import LASTS, Purpose
from app.signin.models import SignInLink
from app.wording import RefusalError
from tests.app.people.making import ZONE, bring_in, line
from tests.app.signin.making import AINO, PASSWORD, is_in, let_in, sign_in, token
from tests.pages import Visitor

EERO, NEW = "eero@bank.example", "punainen lumi on outoa"
MONDAY = datetime(2026, 11, 23, 6, tzinfo=UTC)
METADATA = "https://sign-in.bank.example/.well-known/openid-configuration"
TOLD = "If somebody signs in here with this address"


@pytest.fixture(autouse=True)
def _people(flask_app: Flask, session: Session, tmp_path: Path) -> None:
    let_in(flask_app, session, tmp_path)
    bring_in(session, tmp_path, line("1002", "Eero Mäkinen", email=EERO, language="en"), line("1003", "Noora"))


def member(session: Session, number: str = "1002") -> Member:
    found = queries.by_number(session, number, clock.now().date())
    assert found
    return found


def linked(session: Session, number: str = "1002", lasts: timedelta = LASTS[Purpose.INVITATION]) -> str:
    made = links.make(session, member(session, number), lasts, clock.now())
    session.commit()
    return f"/invitation/{made}"


def choose(client: FlaskClient, address: str, new: str = NEW, again: str = NEW) -> int:
    data = {"new": new, "again": again, "csrf_token": token(client)}
    return client.post(address, data=data).status_code


def ask(client: FlaskClient, email: str) -> str:
    data = {"email": email, "csrf_token": token(client, "/forgotten")}
    answer = client.post("/forgotten", data=data, follow_redirects=True)
    return re.sub(r'value="[^"]+"', "", answer.text)


def mails(session: Session) -> list[Mail]:
    session.rollback()
    return list(session.scalars(select(Mail).order_by(Mail.id)))


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


def invite(flask_app: Flask, session: Session, number: str, by: int | None = None) -> object:
    with flask_app.app_context():
        day = invitations.invite(session, member(session, number), by, clock.now())
    session.commit()
    return day


def test_an_invitation_is_a_letter_without_any_secret(flask_app: Flask, session: Session) -> None:
    invite(flask_app, session, "1002")
    (mail,) = mails(session)
    assert (mail.kind, mail.state) == ("invitation", "due")
    assert session.scalars(select(SignInLink)).all() == []


def test_a_second_invitation_of_a_day_is_sent_again_once_the_first_was(flask_app: Flask, session: Session) -> None:
    invite(flask_app, session, "1002")
    invite(flask_app, session, "1002")
    (mail,) = mails(session)
    first = mail.message_id
    mail.state, mail.attempts, mail.sent_at = "sent", 1, clock.now()
    session.commit()
    invite(flask_app, session, "1002")
    (mail,) = mails(session)
    assert (mail.state, mail.attempts, mail.sent_at, mail.message_id == first) == ("due", 0, None, False)


def test_somebody_who_has_not_begun_gets_the_letter_on_the_first_morning(
    flask_app: Flask, session: Session, tmp_path: Path
) -> None:
    first_day = clock.now().date() + timedelta(days=9)
    bring_in(session, tmp_path, line("1004", "Sanna", email="sanna@bank.example", employed_from=str(first_day)))
    assert invite(flask_app, session, "1004") == first_day
    due = mails(session)[0].next_attempt_at
    assert due == clock.at_local_time(first_day, "08:00", ZONE)


@pytest.mark.parametrize(("number", "told"), [("1003", "has no e-mail address"), ("1005", "no longer works here")])
def test_nobody_without_an_address_or_a_job_is_invited(
    flask_app: Flask, session: Session, tmp_path: Path, number: str, told: str
) -> None:
    bring_in(session, tmp_path, line("1005", "Olli", email="olli@bank.example", employed_to="2026-01-01"))
    with flask_app.app_context(), pytest.raises(RefusalError, match=told):
        invitations.invite(session, member(session, number), None, clock.now())


def test_whoever_asks_is_told_the_same_whether_somebody_has_the_address_or_not(client: FlaskClient) -> None:
    answers = {email: ask(client, email) for email in (AINO, EERO, "nobody@bank.example", AINO.upper())}
    assert all(TOLD in answer for answer in answers.values())
    assert len(set(answers.values())) == 1


def test_only_somebody_with_a_password_gets_the_letter(client: FlaskClient, session: Session) -> None:
    for email in (AINO, EERO, "nobody@bank.example"):
        ask(client, email)
    assert [(mail.person_id, mail.kind) for mail in mails(session)] == [(member(session, "1001").id, "forgotten")]


def test_an_address_gets_three_letters_an_hour_and_the_answer_stays_the_same(
    client: FlaskClient, session: Session
) -> None:
    answers = set()
    for _ in range(5):
        answers.add(ask(client, AINO))
        for mail in mails(session):
            mail.state = "sent"
        session.commit()
    assert len(answers) == 1
    sent_ids = session.scalars(select(Mail.message_id)).all()
    ask(client, AINO)
    assert session.scalars(select(Mail.message_id)).all() == sent_ids


@pytest.mark.parametrize("email", ["", "no address", "a@b@c", "x" * 300 + "@bank.example", "a\0@bank.example"])
def test_what_is_no_address_is_told_at_the_field(client: FlaskClient, email: str) -> None:
    data = {"email": email, "csrf_token": token(client, "/forgotten")}
    assert "Write your e-mail address" in Visitor(client).post("/forgotten", data).text
    limiter.reset()


def test_expired_links_are_cleared_away(session: Session) -> None:
    linked(session, lasts=timedelta(hours=1))
    assert links.clear(session, clock.now()) == 0
    assert links.clear(session, clock.now() + timedelta(hours=1, seconds=5)) == 1


def test_where_nobody_has_a_password_nobody_is_invited_and_the_pages_are_not_there(
    make_app: Callable[..., Flask], session: Session
) -> None:
    provider = {"sso_name": "Bank", "sso_client_id": "x", "sso_client_secret": "x", "sso_metadata_url": METADATA}
    sole = make_app(**provider, sso_only=True)
    with pytest.raises(RefusalError, match="nobody needs a password"):
        invite(sole, session, "1002")
    client, address = sole.test_client(), linked(session)
    assert [client.get(place).status_code for place in ("/forgotten", address)] == [404, 404]
