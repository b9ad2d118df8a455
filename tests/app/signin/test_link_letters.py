"""Letters with a link: to whoever is invited, and to whoever forgot; nobody learns who has an account."""

import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock
from app.outbox import Mail
from app.security import limiter
from app.signin import invitations, link_views
from app.signin.models import SignInLink
from app.wording import RefusalError
from tests.app.people.making import ZONE, bring_in, line
from tests.app.signin.linking import EERO, ask, invite, linked, mails, member
from tests.app.signin.making import AINO, let_in, token
from tests.pages import Visitor

METADATA = "https://sign-in.bank.example/.well-known/openid-configuration"
TOLD = "If somebody signs in here with this address"


@pytest.fixture(autouse=True)
def _people(flask_app: Flask, session: Session, tmp_path: Path) -> None:
    let_in(flask_app, session, tmp_path)
    bring_in(session, tmp_path, line("1002", "Eero Mäkinen", email=EERO, language="en"), line("1003", "Noora"))


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


@pytest.mark.parametrize("email", [AINO, "nobody@bank.example"])
def test_how_long_the_answer_takes_does_not_tell_who_has_an_account(client: FlaskClient, email: str) -> None:
    data, began = {"email": email, "csrf_token": token(client, "/forgotten")}, time.monotonic()
    client.post("/forgotten", data=data)
    assert time.monotonic() - began >= link_views.AT_LEAST


@pytest.mark.parametrize("email", ["", "no address", "a@b@c", "x" * 300 + "@bank.example", "a\0@bank.example"])
def test_what_is_no_address_is_told_at_the_field(client: FlaskClient, email: str) -> None:
    data = {"email": email, "csrf_token": token(client, "/forgotten")}
    assert "Write your e-mail address" in Visitor(client).post("/forgotten", data).text
    limiter.reset()


def test_where_nobody_has_a_password_nobody_is_invited_and_the_pages_are_not_there(
    make_app: Callable[..., Flask], session: Session
) -> None:
    provider = {"sso_name": "Bank", "sso_client_id": "x", "sso_client_secret": "x", "sso_metadata_url": METADATA}
    sole = make_app(**provider, sso_only=True)
    with pytest.raises(RefusalError, match="nobody needs a password"):
        invite(sole, session, "1002")
    client, address = sole.test_client(), linked(session)
    assert [client.get(place).status_code for place in ("/forgotten", address)] == [404, 404]
