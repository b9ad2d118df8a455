"""Three equal languages: which one a reader gets, and how numbers, days, months and euros are written in it.

English is written the British way: plain `en` would print 11/22/26.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from babel import dates, numbers
from flask import Flask, has_request_context, request
from flask_babel import Babel, force_locale, get_locale

from app.catalogues import compile_all
from app.signin.guard import viewer_or_none

ROOT = Path(__file__).resolve().parent.parent
CATALOGUES = tuple(sorted(ROOT.glob("*/translations")))
LOCALES = {"en": "en_GB", "fi": "fi", "sv": "sv_FI"}


def init_app(flask_app: Flask) -> None:
    """Wire translation: a signed-in person's own language, else the browser's, else the installation's."""
    for folder in CATALOGUES:
        compile_all(folder)
    flask_app.config["BABEL_TRANSLATION_DIRECTORIES"] = ";".join(map(str, CATALOGUES))
    Babel(flask_app, locale_selector=_chosen_locale, default_locale=LOCALES[flask_app.config["LANGUAGE"]])
    flask_app.jinja_env.globals.update(language=language)
    flask_app.jinja_env.filters.update(day=day_text, moment=moment_text, month=month_name, euros=euros, number=number)


def _chosen_locale() -> str | None:
    if not has_request_context():
        return None
    found = viewer_or_none()
    own = found.language if found else None
    wanted = own or request.accept_languages.best_match(list(LOCALES))
    return LOCALES.get(wanted or "")


@contextmanager
def in_language(code: str) -> Iterator[None]:
    """Everything inside is written in this language ("en", "fi" or "sv")."""
    with force_locale(LOCALES[code]):
        yield


def language() -> str:
    """The code of the language being written: "en", "fi" or "sv"."""
    return _locale().split("_")[0]


def _locale() -> str:
    return str(get_locale() or LOCALES["en"])


def day_text(day: date) -> str:
    """A day as people write it, such as 22.11.2026 or 22 Nov 2026."""
    return _day_written(day, "medium", _locale())


def moment_text(instant: datetime) -> str:
    """Day and time of an instant already in the reader's time zone."""
    return dates.format_datetime(instant, "d.M. HH:mm" if language() != "en" else "d MMM HH:mm", locale=_locale())


def span_text(span: timedelta) -> str:
    """How long something took or is ago, in its largest unit, such as "12 seconds" or "3 days"."""
    return dates.format_timedelta(span, granularity="second", threshold=1, locale=_locale())


def month_name(month: date) -> str:
    """A month with its year, such as "November 2026"."""
    return _day_written(month, "LLLL yyyy", _locale())


def month_short(month: date) -> str:
    """A month in a few letters with its year, such as "Nov 2026"."""
    return _day_written(month, "LLL yyyy", _locale())


def clock_text(instant: datetime) -> str:
    """The time of day of an instant already in the reader's time zone, such as 08:00 or 8.00."""
    return dates.format_time(instant, "short", locale=_locale())


def month_word(month: date) -> str:
    """A month without its year, such as "November"; in Finnish it takes the endings of its sentence."""
    return dates.format_date(month, "LLLL", _locale())


def percent(whole: int) -> str:
    """A whole number of percent, such as 40% or 40 %."""
    return numbers.format_percent(Decimal(whole) / 100, locale=_locale())


def number(value: str | int | Decimal) -> str:
    """A plain decimal text in the reader's notation, digit for digit: "43.6" is "43,6" in Finnish."""
    return _number_written(str(value), _locale())


def euros(cents: int, currency: str = "EUR") -> str:
    """Money in the reader's notation, exact to the cent."""
    return numbers.format_currency(Decimal(cents) / 100, currency, locale=_locale())


# A page writes the same figures and days again and again, and Babel takes 0.1 ms for each.
@lru_cache(20_000)
def _number_written(text: str, locale: str) -> str:
    exact = Decimal(text)
    places = max(0, -int(exact.as_tuple().exponent))
    return numbers.format_decimal(exact, f"#,##0.{'0' * places}" if places else "#,##0", locale)


@lru_cache(2_000)
def _day_written(day: date, pattern: str, locale: str) -> str:
    return dates.format_date(day, pattern, locale)
