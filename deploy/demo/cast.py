"""The demo's company read from company.toml: its teams and people as they stood when the demo began. Pure."""

import random
import tomllib
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from app import clock

FILE = Path(__file__).with_name("company.toml")
MONTHS = 13
FIRST_NUMBER = 1001


@dataclass(frozen=True, slots=True)
class Colleague:
    """One person. serves: (channel key, answers in an ordinary month); empty for who serves no customers.

    swedish: of a hundred of their customers, how many write Swedish. employed_to None: still here.
    """

    number: str
    name: str
    email: str
    team: str
    supervisor_number: str
    roles: str
    language: str
    employed_from: date
    employed_to: date | None
    serves: tuple[tuple[str, int], ...]
    swedish: int

    def works_on(self, day: date) -> bool:
        """Whether the person is employed on this day."""
        return self.employed_from <= day and (self.employed_to is None or day <= self.employed_to)


@dataclass(frozen=True, slots=True)
class Company:
    """The company as it stood on the day the demo began; `document` holds the rest of company.toml."""

    began: date
    people: tuple[Colleague, ...]
    document: dict[str, Any]

    @property
    def first_month(self) -> date:
        """The first of the thirteen months of answers; the last is the month the demo began in."""
        return clock.add_months(clock.month_of(self.began), 1 - MONTHS)

    def named(self, name: str) -> Colleague:
        """The person with this name. Raises KeyError for nobody."""
        return {person.name: person for person in self.people}[name]

    def with_role(self, role: str) -> list[Colleague]:
        """Everyone with this role, in the file's order."""
        return [person for person in self.people if role in person.roles.split()]


def company(began: date) -> Company:
    """The company of a demo that began on this day."""
    document = tomllib.loads(FILE.read_text(encoding="utf-8"))
    people: list[Colleague] = []
    for team in document["teams"]:
        people += _team(document, team, began, FIRST_NUMBER + len(people))
    for office in document["offices"]:
        people += _office(document, office, began, FIRST_NUMBER + len(people))
    return Company(began, tuple(people), document)


def _team(document: dict[str, Any], team: dict[str, Any], began: date, number: int) -> list[Colleague]:
    lead = _person(document, team, team["supervisor"], began, number, "supervisor", "")
    serves = tuple(team["serves"].items())
    return [lead] + [
        _person(document, team, name, began, number + place, "employee", lead.number, serves)
        for place, name in enumerate(team["people"], start=1)
    ]


def _office(document: dict[str, Any], office: dict[str, Any], began: date, number: int) -> list[Colleague]:
    nowhere = {"name": "", "language": "fi", "swedish": 0}
    return [
        _person(document, nowhere, name, began, number + place, office["roles"], "")
        for place, name in enumerate(office["people"])
    ]


def _person(
    document: dict[str, Any],
    team: dict[str, Any],
    written: str,
    began: date,
    number: int,
    roles: str,
    supervisor_number: str,
    serves: tuple[tuple[str, int], ...] = (),
) -> Colleague:
    name, _at, moved = (part.strip() for part in written.partition("@"))
    chosen = [language for language, names in document["languages"].items() if name in names]
    employed_from, employed_to = _employment(str(number), began, int(moved or 0))
    return Colleague(
        number=str(number),
        name=name,
        email=f"{_ascii(name).lower().replace(' ', '.')}@{document['domain']}",
        team=team["name"],
        supervisor_number=supervisor_number,
        roles=roles,
        language=chosen[0] if chosen else team["language"],
        employed_from=employed_from,
        employed_to=employed_to,
        serves=serves,
        swedish=team["swedish"],
    )


def _employment(number: str, began: date, moved: int) -> tuple[date, date | None]:
    if moved > 0:
        return clock.add_months(clock.month_of(began), -moved), None
    years = random.Random(f"employed {number}").randrange(2, 24)
    return date(began.year - years, 1 + int(number) % 12, 1), began + timedelta(days=moved) if moved else None


def _ascii(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
