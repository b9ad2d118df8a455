"""Who is credited with an answer: the person a source names, and their team on the day of the interaction."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sqlalchemy.orm import Session

from app.people import queries as people
from app.people.queries import Member
from scorecards.responses.answer import MatchedBy

Stay = tuple[int, date, date | None]
"""A team, the first day in it, and the day after the last."""


@dataclass(frozen=True, slots=True)
class Credit:
    """The person and team an answer is credited to; neither when nobody matched, no team when the person had none."""

    person_id: int | None = None
    team_id: int | None = None


NOBODY = Credit()


class Credits:
    """Everyone who ever worked here and their teams by date, to credit many answers without asking the database again.

    A reference that is unknown, fits more than one person, or fits somebody not employed that day credits nobody.
    """

    def __init__(self, members: Iterable[Member], stays: Iterable[tuple[int, int, date, date | None]]) -> None:
        self._known: dict[MatchedBy, dict[str, list[Member]]] = {kind: {} for kind in MatchedBy}
        for member in members:
            self._know(MatchedBy.EMPLOYEE_NUMBER, member.employee_number, member)
            self._know(MatchedBy.NAME, member.name, member)
            self._know(MatchedBy.EMAIL, member.email or "", member)
        self._stays: dict[int, list[Stay]] = {}
        for person_id, team_id, first, end in stays:
            self._stays.setdefault(person_id, []).append((team_id, first, end))
        self.of = lru_cache(50_000)(self._of)

    def _know(self, kind: MatchedBy, text: str, member: Member) -> None:
        if text:
            self._known[kind].setdefault(_plain(kind, text), []).append(member)

    def _of(self, kind: MatchedBy, reference: str, day: date) -> Credit:
        """The credit for a reference of this kind on a local day."""
        found = self._known[kind].get(_plain(kind, reference), [])
        if len(found) != 1 or not found[0].employed_on(day):
            return NOBODY
        stays = self._stays.get(found[0].id, ())
        teams = (team for team, first, end in stays if first <= day and (end is None or day < end))
        return Credit(found[0].id, next(teams, None))


def load(session: Session, today: date) -> Credits:
    """The credits as people and teams stand in the database."""
    return Credits(people.everyone(session, today), people.assignments(session))


def _plain(kind: MatchedBy, text: str) -> str:
    """A reference as it is compared: numbers as written, names and addresses whatever their capitals and spaces."""
    if kind is MatchedBy.EMPLOYEE_NUMBER:
        return text.strip()
    return " ".join(unicodedata.normalize("NFC", text).split()).casefold()
