"""The list of people as the page and the file show it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from flask_babel import gettext as _

from app.access import Role
from app.i18n import day_text
from app.people.people_cells import FROM_THE_START, PART_TIME
from app.people.people_file import COLUMNS
from app.people.queries import Member
from app.personnel import words
from app.personnel.queries import Line


@dataclass(frozen=True, slots=True)
class Shown:
    """One row, every cell as text; state is a word and its tone: of the account of those who work here."""

    uuid: UUID
    name: str
    number: str
    email: str
    team: str
    supervisor: str
    roles: str
    since: str
    state: tuple[str, str]


def rows(lines: Iterable[Line], today: date) -> list[Shown]:
    """The rows of a page, in the reader's language."""
    return [
        Shown(
            uuid=line.member.uuid,
            name=line.member.name,
            number=line.member.employee_number,
            email=line.member.email or "",
            team=line.member.team or "",
            supervisor=line.supervisor or "",
            roles=roles_text(line.roles),
            since=period_text(line.member),
            state=_state(line, today),
        )
        for line in lines
    ]


def table(lines: Iterable[Line], numbers: dict[int, str]) -> Iterable[tuple[object, ...]]:
    """The rows of the file, its header first: the columns of a people file, so that it can be brought in again.

    numbers: the employee number of each supervisor by internal id.
    """
    yield (*COLUMNS, PART_TIME)
    for line in lines:
        one = line.member
        start = None if one.employed_from == FROM_THE_START else one.employed_from
        lead = numbers.get(one.supervisor_id or 0, "")
        roles = " ".join(role.value for role in Role if role in line.roles)
        who = (one.employee_number, one.name, one.email or "", one.team or "", lead, roles)
        yield (*who, one.language, one.time_zone, str(start or ""), str(one.employed_to or ""), one.part_time_percent)


def _state(line: Line, today: date) -> tuple[str, str]:
    state = state_of(line.member, today)
    return worded(words.ACCOUNTS[line.account] if state == "works" else words.STATES[state])


def state_of(member: Member, today: date) -> str:
    """Which of words.STATES a person is in."""
    if member.employed_from > today:
        return "later"
    return "works" if member.employed_on(today) else "left"


def roles_text(roles: Iterable[Role]) -> str:
    """Roles in the reader's language, in their own order."""
    found = set(roles)
    return ", ".join(str(words.ROLES[role]) for role in Role if role in found)


def period_text(member: Member) -> str:
    """The first and the last day of somebody's employment, as far as they are known."""
    start = "" if member.employed_from == FROM_THE_START else day_text(member.employed_from)
    end = "" if member.employed_to is None else day_text(member.employed_to)
    if end:
        return f"{start} – {end}".strip()
    since: str = _("since %(day)s", day=start) if start else _("since ever")
    return since


def worded(pair: tuple[object, str]) -> tuple[str, str]:
    """A word in the reader's language, with its tone."""
    return str(pair[0]), pair[1]
