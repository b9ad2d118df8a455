"""A company at work, whose people are signed in: made once, and each test gets a copy it may change."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from flask import Flask
from sqlalchemy import update
from sqlalchemy.orm import Session

from app import clock
from app.people import intake
from app.people.models import Person
from bonus_rules.plans import publish
from tests.bonus_rules.making import EXAMPLE
from tests.company import AINO, HELI, PAIVI, ZONE, answer, found
from tests.plugins.company import signed_in

HENRIK, ARTO = "henrik@pankki.example", "arto@pankki.example"
MORE_PEOPLE = """employee_number,name,email,team,supervisor_number,roles,language,time_zone,employed_from,employed_to
3002,Henrik Hovi,henrik@pankki.example,,,hr,en,,2020-01-01,
5001,Arto Aalto,arto@pankki.example,,,admin,en,,2020-01-01,
"""


@dataclass(frozen=True, slots=True)
class Office:
    """Its days, and the cookie by which each of its people is known."""

    today: date
    month: date
    last_month: date
    cookies: dict[str, str]


def build(flask_app: Flask, session: Session) -> Office:
    """Fill an empty database: last month is over and may be closed, this month is going on. Committed."""
    today = clock.local_day(clock.now(), ZONE)
    month = clock.month_of(today)
    last = clock.add_months(month, -1)
    with flask_app.app_context():
        found(session, last, sign_in=False)
        _more_people(session)
        answer(session, month)
        publish(session, EXAMPLE, last, now=clock.now())
    session.commit()
    cookies = {email: _cookie(flask_app, session, email) for email in (AINO, PAIVI, HELI, HENRIK, ARTO)}
    return Office(today, month, last, cookies)


def _more_people(session: Session) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "people.csv"
        file.write_text(MORE_PEOPLE)
        intake.import_people(session, file, zone=ZONE, language="en", now=datetime(2020, 1, 2, tzinfo=UTC))
    session.execute(update(Person).values(language="en"))


def _cookie(flask_app: Flask, session: Session, email: str) -> str:
    cookie = signed_in(flask_app, session, email).get_cookie(str(flask_app.config["SESSION_COOKIE_NAME"]))
    assert cookie is not None
    return cookie.value
