"""The cells of a file of people, each read by its column's rule; what is wrong with one is said with the cure."""

import re
from datetime import date
from zoneinfo import available_timezones

from app import clock
from app.access import Role
from app.people.file_faults import CellError
from app.wording import N_

PART_TIME = "part_time_percent"  # the one column that may be left out
LONGEST = {"employee_number": 40, "name": 200, "email": 254, "team": 120}
FROM_THE_START = date(1970, 1, 1)
_ADDRESS = re.compile(r"[!#-'*+/-9=?A-Z^-~-]+(\.[!#-'*+/-9=?A-Z^-~-]+)*@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")
_ZONES = available_timezones()


def required(cell: dict[str, str], name: str) -> str:
    """The text of a cell that may not be empty. Raises CellError."""
    if not cell[name]:
        raise CellError(name, N_("is empty; every person needs one"))
    return cell[name]


def address_or_none(text: str) -> str | None:
    """An e-mail address as it is stored, None for an empty text. Raises CellError for what is none."""
    if text and _ADDRESS.fullmatch(text) is None:
        raise CellError("email", N_("'%(cell)s' is not an address; write one such as aino@company.example"), cell=text)
    return text.lower() or None


def team(cell: dict[str, str]) -> str | None:
    """The team of a line; a line with a supervisor has one. Raises CellError."""
    if cell["supervisor_number"] and not cell["team"]:
        raise CellError("team", N_("is empty, yet there is a supervisor; name the team"))
    if cell["supervisor_number"] == cell["employee_number"]:
        told = N_("nobody is their own supervisor; leave it empty or name another")
        raise CellError("supervisor_number", told)
    return cell["team"] or None


def roles(text: str) -> frozenset[Role]:
    """The roles a cell names; an employee's where it names none. Raises CellError."""
    try:
        return frozenset(Role(word) for word in text.split()) or frozenset({Role.EMPLOYEE})
    except ValueError:
        told = N_("'%(cell)s' has an unknown role; choose from %(known)s, separated by spaces")
        raise CellError("roles", told, cell=text, known=" ".join(Role)) from None


def language(text: str) -> str:
    """The language a cell names. Raises CellError."""
    if text not in ("en", "fi", "sv"):
        raise CellError("language", N_("'%(cell)s' is not one of en, fi, sv"), cell=text)
    return text


def zone(text: str) -> str:
    """The time zone a cell names. Raises CellError."""
    if text not in _ZONES:
        told = N_("'%(cell)s' is not a time zone; use a name such as Europe/Helsinki")
        raise CellError("time_zone", told, cell=text)
    return text


def employment(cell: dict[str, str]) -> tuple[date, date | None]:
    """The first and the last day of employment; no last day means still here. Raises CellError."""
    days: list[date | None] = []
    for name in ("employed_from", "employed_to"):
        try:
            days.append(clock.parse_day(cell[name]) if cell[name] else None)
        except ValueError:
            told = N_("'%(cell)s' is not a day; write year, month and day such as 2026-11-22")
            raise CellError(name, told, cell=cell[name]) from None
    start, end = days[0] or FROM_THE_START, days[1]
    if end is not None and end < start:
        raise CellError("employed_to", N_("is before employed_from"))
    return start, end


def percent(text: str) -> int:
    """A part-time share in whole percent. Raises CellError."""
    if not (text.isascii() and text.isdecimal() and len(text) < 4 and 1 <= int(text) <= 100):
        told = N_("'%(cell)s' is not a share; write a whole number from 1 to 100, without a percent sign")
        raise CellError(PART_TIME, told, cell=text)
    return int(text)
