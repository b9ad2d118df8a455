"""Which language a reader gets, and how each language writes days, months, numbers and money."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from app import i18n
from tests.app.signin.making import let_in, sign_in
from tests.pages import Visitor

DAY = date(2026, 11, 22)


@pytest.fixture
def speaking(flask_app: Flask, code: str) -> Iterator[str]:
    with flask_app.app_context(), i18n.in_language(code):
        yield code


@pytest.mark.parametrize(
    ("wanted", "got"),
    [("fi", "fi"), ("sv-FI,sv;q=0.9,en;q=0.5", "sv"), ("en-US", "en"), ("de,fi;q=0.3", "fi"), ("de", "en"), ("", "en"),
     ("*", "en"), ("xx;q=nonsense,,;", "en"), ("fi-FI", "fi")],
)  # fmt: skip
def test_a_stranger_gets_the_browsers_language_where_it_is_one_of_ours(
    client: FlaskClient, wanted: str, got: str
) -> None:
    assert Visitor(client).get("/sign-in", language=wanted).tree.get("lang") == got


@pytest.mark.usefixtures("session")
@pytest.mark.parametrize("default", ["fi", "sv", "en"])
def test_else_the_installations(make_app: Callable[..., Flask], default: str) -> None:
    client = make_app(language=default).test_client()
    assert Visitor(client).get("/sign-in", language="de").tree.get("lang") == default


@pytest.mark.parametrize("own", ["fi", "sv", "en"])
def test_somebody_signed_in_gets_their_own_language_whatever_the_browser_says(
    flask_app: Flask, client: FlaskClient, session: Session, tmp_path: Path, own: str
) -> None:
    let_in(flask_app, session, tmp_path, language=own)
    sign_in(client)
    for browsers in ("en", "fi", "sv"):
        assert Visitor(client).get("/welcome", language=browsers).tree.get("lang") == own


WRITTEN = {
    "en": ["22 Nov 2026", "November 2026", "November", "1,234.50", "43.6", "7", "€1,234.50", "-€0.05", "40%"],
    "fi": ["22.11.2026", "marraskuu 2026", "marraskuu", "1 234,50", "43,6", "7", "1 234,50 €", "-0,05 €", "40 %"],
    "sv": ["22 nov. 2026", "november 2026", "november", "1 234,50", "43,6", "7", "1 234,50 €", "-0,05 €", "40 %"],
}


@pytest.mark.parametrize("code", WRITTEN)
def test_days_months_numbers_and_money_are_written_as_the_language_does(speaking: str) -> None:
    numbers = [i18n.number(given) for given in ("1234.50", Decimal("43.6"), 7)]
    money = [i18n.euros(cents) for cents in (123450, -5)]
    shown = [i18n.day_text(DAY), i18n.month_name(DAY), i18n.month_word(DAY), *numbers, *money, i18n.percent(40)]
    assert [text.replace("\u00a0", " ") for text in shown] == WRITTEN[speaking]


@pytest.mark.parametrize(("code", "text"), [("en", "22 Nov 08:05"), ("fi", "22.11. 08:05"), ("sv", "22.11. 08:05")])
@pytest.mark.usefixtures("speaking")
def test_a_moment_is_written_with_its_time(text: str) -> None:
    assert i18n.moment_text(datetime(2026, 11, 22, 8, 5, tzinfo=UTC)) == text


@pytest.mark.parametrize("code", ["en", "fi", "sv"])
def test_the_language_being_written_is_known_by_its_code(speaking: str) -> None:
    assert i18n.language() == speaking


@pytest.mark.parametrize("code", ["fi"])
@pytest.mark.usefixtures("speaking")
@pytest.mark.parametrize("digits", ["58.50", "0.000", "-12.345678901234567890", "1E+3"])
def test_a_number_keeps_every_digit(digits: str) -> None:
    shown = i18n.number(digits).replace("\u00a0", "").replace(",", ".")
    assert shown == format(Decimal(digits), "f")


@pytest.mark.parametrize("code", ["fi"])
@pytest.mark.usefixtures("speaking")
def test_another_currency_keeps_its_sign() -> None:
    assert i18n.euros(100, "SEK").replace("\u00a0", " ") == "1,00 SEK"
