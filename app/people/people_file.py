"""A file of people, read and checked line by line; pure, so that a preview can show the same words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from zoneinfo import available_timezones

from app import clock
from app.access import Role

COLUMNS = (
    "employee_number", "name", "email", "team", "supervisor_number",
    "roles", "language", "time_zone", "employed_from", "employed_to",
)  # fmt: skip
PART_TIME = "part_time_percent"  # the one column that may be left out
LONGEST = {"employee_number": 40, "name": 200, "email": 254, "team": 120}
MOST_TOLD = 20
FROM_THE_START = date(1970, 1, 1)
_ADDRESS = re.compile(r"[!#-'*+/-9=?A-Z^-~-]+(\.[!#-'*+/-9=?A-Z^-~-]+)*@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")
_ZONES = available_timezones()


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the file, right in itself. Days are the company's; an employed_to of None means still here.

    part_time_percent: 1 to 100; None where the file has no such column, so that what is known stays.
    """

    line: int
    employee_number: str
    name: str
    email: str | None
    team: str | None
    supervisor_number: str | None
    roles: frozenset[Role]
    language: str
    time_zone: str
    employed_from: date
    employed_to: date | None
    part_time_percent: int | None = None


@dataclass(frozen=True, slots=True)
class Defaults:
    """What an empty cell means."""

    language: str
    time_zone: str


class PeopleFileError(ValueError):
    """The file cannot be taken; the message lists every line that is wrong, and why."""


def parse(records: Iterable[tuple[int, list[str]]], defaults: Defaults) -> list[Row]:
    """Every person of the file, in order. Raises PeopleFileError naming each line and column that is wrong."""
    lines = iter(records)
    head = _header(next(lines, (1, []))[1])
    rows, wrong = [], []
    for line, cells in lines:
        try:
            rows.append(_row(line, head, cells, defaults))
        except ValueError as error:
            wrong.append(f"line {line}, {error}")
    wrong += _repeated(rows)
    refuse(wrong)
    return rows


def refuse(wrong: list[str]) -> None:
    """Raise PeopleFileError with the first of what is wrong, if anything is."""
    if wrong:
        more = f"\n... and {len(wrong) - MOST_TOLD} more" if len(wrong) > MOST_TOLD else ""
        raise PeopleFileError("nothing was imported:\n" + "\n".join(wrong[:MOST_TOLD]) + more)


def _header(cells: list[str]) -> list[str]:
    head = [cell.strip() for cell in cells]
    missing = [column for column in COLUMNS if column not in head]
    unknown = [name for name in head if name not in (*COLUMNS, PART_TIME)]
    twice = [name for name in (*COLUMNS, PART_TIME) if head.count(name) > 1]
    if missing or unknown or twice:
        faults = (("lacks", missing), ("has unknown", unknown), ("has twice", twice))
        what = [f"{words} {', '.join(names)}" for words, names in faults if names]
        right = f"it may have {PART_TIME}, and it must be {','.join(COLUMNS)}"
        raise PeopleFileError(f"line 1: the header {' and '.join(what)}; {right}")
    return head


def _row(line: int, head: list[str], cells: list[str], defaults: Defaults) -> Row:
    if len(cells) != len(head):
        raise ValueError(f"{len(cells)} cells where the header has {len(head)}: quote the cells that hold a separator")
    cell = {name: text.strip() for name, text in zip(head, cells, strict=True)}
    for name, longest in LONGEST.items():
        if len(cell[name]) > longest or not cell[name].isprintable():
            raise ValueError(f"{name}: more than {longest} characters, or a control character; shorten or clean it")
    employed_from, employed_to = _employment(cell)
    return Row(
        line=line,
        employee_number=_required(cell, "employee_number"),
        name=_required(cell, "name"),
        email=_email(cell["email"]),
        team=_team(cell),
        supervisor_number=cell["supervisor_number"] or None,
        roles=_roles(cell["roles"]),
        language=_language(cell["language"] or defaults.language),
        time_zone=_zone(cell["time_zone"] or defaults.time_zone),
        employed_from=employed_from,
        employed_to=employed_to,
        part_time_percent=_percent(cell[PART_TIME] or "100") if PART_TIME in cell else None,
    )


def _required(cell: dict[str, str], name: str) -> str:
    if not cell[name]:
        raise ValueError(f"{name}: is empty; every person needs one")
    return cell[name]


def _email(text: str) -> str | None:
    if text and _ADDRESS.fullmatch(text) is None:
        raise ValueError(f"email: {text!r} is not an address; write one such as aino@company.example")
    return text.lower() or None


def _team(cell: dict[str, str]) -> str | None:
    if cell["supervisor_number"] and not cell["team"]:
        raise ValueError("team: is empty, yet there is a supervisor; name the team")
    if cell["supervisor_number"] == cell["employee_number"]:
        raise ValueError("supervisor_number: nobody is their own supervisor; leave it empty or name another")
    return cell["team"] or None


def _roles(text: str) -> frozenset[Role]:
    try:
        return frozenset(Role(word) for word in text.split()) or frozenset({Role.EMPLOYEE})
    except ValueError:
        known = " ".join(Role)
        raise ValueError(f"roles: {text!r} has an unknown role; choose from {known}, separated by spaces") from None


def _language(text: str) -> str:
    if text not in ("en", "fi", "sv"):
        raise ValueError(f"language: {text!r} is not one of en, fi, sv")
    return text


def _zone(text: str) -> str:
    if text not in _ZONES:
        raise ValueError(f"time_zone: {text!r} is not a time zone; use a name such as Europe/Helsinki")
    return text


def _employment(cell: dict[str, str]) -> tuple[date, date | None]:
    days: list[date | None] = []
    for name in ("employed_from", "employed_to"):
        try:
            days.append(clock.parse_day(cell[name]) if cell[name] else None)
        except ValueError as error:
            raise ValueError(f"{name}: {error}") from None
    start, end = days[0] or FROM_THE_START, days[1]
    if end is not None and end < start:
        raise ValueError("employed_to: is before employed_from")
    return start, end


def _percent(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 4 and 1 <= int(text) <= 100):
        raise ValueError(f"{PART_TIME}: {text!r} is not a share; write a whole number from 1 to 100, without %")
    return int(text)


def _repeated(rows: list[Row]) -> Iterator[str]:
    for name in ("employee_number", "email"):
        first: dict[str, int] = {}
        for row in rows:
            value = getattr(row, name)
            if value and first.setdefault(value, row.line) != row.line:
                yield f"line {row.line}, {name}: {value!r} stands on line {first[value]} already"
