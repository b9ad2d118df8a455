"""Links to choose a password by, made and followed in tests, and the letters they go by."""

import re
from datetime import timedelta

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock
from app.outbox import Mail
from app.people import queries
from app.people.queries import Member
from app.signin import invitations, links
from app.signin.links import LASTS, Purpose
from tests.app.signin.making import token

EERO, NEW = "eero@bank.example", "punainen lumi on outoa"


def member(session: Session, number: str = "1002") -> Member:
    """The person with this employee number."""
    found = queries.by_number(session, number, clock.now().date())
    assert found
    return found


def linked(session: Session, number: str = "1002", lasts: timedelta = LASTS[Purpose.INVITATION]) -> str:
    """The address of a link made for somebody."""
    made = links.make(session, member(session, number), lasts, clock.now())
    session.commit()
    return f"/invitation/{made}"


def choose(client: FlaskClient, address: str, new: str = NEW, again: str = NEW) -> int:
    """Choose a password by a link; the status of the answer."""
    data = {"new": new, "again": again, "csrf_token": token(client)}
    return client.post(address, data=data).status_code


def ask(client: FlaskClient, email: str) -> str:
    """Ask for a link on the page; the page that follows, without its tokens."""
    data = {"email": email, "csrf_token": token(client, "/forgotten")}
    answer = client.post("/forgotten", data=data, follow_redirects=True)
    return re.sub(r'value="[^"]+"', "", answer.text)


def mails(session: Session) -> list[Mail]:
    """Every letter there is, the oldest first."""
    session.rollback()
    return list(session.scalars(select(Mail).order_by(Mail.id)))


def invite(flask_app: Flask, session: Session, number: str, by: int | None = None) -> object:
    """Invite somebody; the day the letter goes."""
    with flask_app.app_context():
        day = invitations.invite(session, member(session, number), by, clock.now())
    session.commit()
    return day
