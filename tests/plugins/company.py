"""The made-up company in a test's database, and people signed in to it."""

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app import clock
from app.people.models import Person, PersonRole
from tests.company import PAIVI, PASSWORD, ZONE, found, let_in
from tests.pages import Visitor, token_in

SignIn = Callable[[str], Visitor]


def signed_in(flask_app: Flask, session: Session, email: str) -> FlaskClient:
    """A browser without scripts in which this person, given the company's password, signed in by the page."""
    with flask_app.app_context():
        let_in(session, email, clock.now())
    session.commit()
    client = flask_app.test_client()
    token = token_in(client.get("/sign-in").text)
    answer = client.post("/sign-in", data={"email": email, "password": PASSWORD, "csrf_token": token})
    assert answer.status_code == 302, f"{email} could not sign in"
    return client


@pytest.fixture
def today() -> date:
    """The company's present day."""
    return clock.local_day(clock.now(), ZONE)


@pytest.fixture
def company(flask_app: Flask, session: Session, today: date) -> Session:
    """The session of a database that holds the company; see tests/company.py for who is in it."""
    with flask_app.app_context():
        found(session, today, sign_in=False)
    session.commit()
    return session


@pytest.fixture
def sign_in(flask_app: Flask, company: Session) -> SignIn:
    """Signs a person in by the page, as they would: `sign_in(AINO).get("/card")`."""

    return lambda email: Visitor(signed_in(flask_app, company, email))


@pytest.fixture
def admin(company: Session, sign_in: SignIn) -> Visitor:
    """Päivi, who reads English, signed in with the role of an administrator alone."""
    paivi = company.scalars(select(Person.id).where(Person.email == PAIVI)).one()
    company.execute(update(PersonRole).where(PersonRole.person_id == paivi).values(role="admin"))
    company.commit()
    return sign_in(PAIVI)


@pytest.fixture
def speak(company: Session) -> Callable[[str, str], None]:
    """Sets a person's language: `speak(AINO, "fi")`."""

    def set_language(email: str, language: str) -> None:
        company.execute(update(Person).where(Person.email == email).values(language=language))
        company.commit()

    return set_language
