"""Everybody's settings: the language chosen, and what the page tells."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.audit import AuditEntry
from app.people import queries
from app.people.models import Person
from tests.app.people.making import bring_in, line
from tests.app.signin import making
from tests.app.signin.making import let_in
from tests.company import AINO, HELI
from tests.pages import Visitor, token_in
from tests.plugins.company import SignIn


def choose(visitor: Visitor, language: str) -> int:
    """Choose a language by the form; the status of the answer."""
    token = token_in(visitor.get("/settings").response.text)
    return visitor.client.post("/settings", data={"language": language, "csrf_token": token}).status_code


@pytest.mark.parametrize(
    ("language", "title", "told"),
    [
        ("fi", "Asetukset", "Sivusi ja kirjeesi ovat tästä lähtien suomeksi."),
        ("sv", "Inställningar", "Dina sidor och brev är på svenska från och med nu."),
        ("en", "Settings", "Your pages and letters are in English from now on."),
    ],
)
def test_the_language_chosen_holds_at_once_whatever_the_browser_says(
    sign_in: SignIn, speak: Callable[[str, str], None], language: str, title: str, told: str
) -> None:
    speak(AINO, "en" if language != "en" else "fi")
    aino = sign_in(AINO)
    assert choose(aino, language) == 302
    page = aino.get("/settings", language="en" if language != "en" else "sv")
    assert page.texts("//h1") == [title]
    assert told in page.text
    assert page.tree.xpath("//option[@selected]/@value") == [language]


def test_letters_are_in_the_language_chosen_and_the_people_file_does_not_undo_it(
    sign_in: SignIn, company: Session, tmp_path: Path
) -> None:
    choose(sign_in(AINO), "sv")
    cells = {"name": "Aino Virtanen", "email": AINO, "language": "en"}
    bring_in(company, tmp_path, line("1001", **cells), now=datetime.now(UTC))
    company.commit()
    member = queries.by_number(company, "1001", datetime.now(UTC).date())
    assert member is not None
    assert member.language == "sv"


def test_a_choice_is_noted_once_with_what_it_replaced(sign_in: SignIn, company: Session) -> None:
    aino = sign_in(AINO)
    for language in ("sv", "sv", "fi"):
        choose(aino, language)
    noted = company.scalars(select(AuditEntry).filter_by(action="person.choose_language").order_by(AuditEntry.id))
    assert [entry.details for entry in noted] == [
        {"language": "sv", "before": None},
        {"language": "fi", "before": "sv"},
    ]


def test_a_language_that_is_none_of_ours_is_refused(sign_in: SignIn, company: Session) -> None:
    assert choose(sign_in(AINO), "de") == 422
    assert company.scalars(select(Person.chosen_language).filter_by(email=AINO)).one() is None


@pytest.mark.parametrize(("wanted", "got"), [("fi", "fi"), ("sv-FI", "sv"), ("en", "en"), ("de", "en")])
def test_where_nobody_named_a_language_the_browsers_holds_until_one_is_chosen(
    flask_app: Flask, client: FlaskClient, session: Session, tmp_path: Path, wanted: str, got: str
) -> None:
    let_in(flask_app, session, tmp_path, language="")
    making.sign_in(client)
    visitor = Visitor(client)
    assert visitor.get("/settings", language=wanted).tree.get("lang") == got
    choose(visitor, "fi")
    assert visitor.get("/settings", language=wanted).tree.get("lang") == "fi"


def test_an_employee_is_told_of_the_letter_and_of_who_sees_what(sign_in: SignIn) -> None:
    page = sign_in(AINO).get("/settings")
    assert "On working days at 08:00, or later the same day until 20:00." in page.text
    assert AINO in page.text
    sees = "Your scores, answers with their comments, and targets. No euros."
    assert f"Your supervisor, Päivi Korhonen{sees}" in page.text
    assert "Europe/Helsinki" in page.text


def test_who_has_no_card_and_no_letter_is_told_of_neither(sign_in: SignIn, speak: Callable[[str, str], None]) -> None:
    speak(HELI, "en")
    page = sign_in(HELI).get("/settings")
    assert page.texts("//h2") == ["Language and time", "Signing in"]


def test_the_settings_are_in_everybodys_own_menu(sign_in: SignIn) -> None:
    assert sign_in(HELI).get("/settings").tree.xpath("//details[@class='me']//a[@href='/settings']")
