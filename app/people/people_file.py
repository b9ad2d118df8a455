"""A file of people, read and checked line by line; pure, so that a preview shows the same words as a command."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from zoneinfo import available_timezones

from app import clock
from app.access import Role
from app.people.file_faults import CellError, Fault, PeopleFileError, refuse
from app.wording import N_

COLUMNS = (
    "employee_number", "name", "email", "team", "supervisor_number",
    "roles", "language", "time_zone", "employed_from", "employed_to",
)  # fmt: skip
PART_TIME = "part_time_percent"  # the one column that may be left out
LONGEST = {"employee_number": 40, "name": 200, "email": 254, "team": 120}
UNIQUE = ("employee_number", "email")
FROM_THE_START = date(1970, 1, 1)
_ADDRESS = re.compile(r"[!#-'*+/-9=?A-Z^-~-]+(\.[!#-'*+/-9=?A-Z^-~-]+)*@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")
_ZONES = available_timezones()


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the file, right in itself. Days are the company's; an employed_to of None means still here.

    part_time_percent: 1 to 100; None where the file has no such column, so that what is known stays.
    language_named: whether the line names the language; else it is the default.
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
    language_named: bool = True


@dataclass(frozen=True, slots=True)
class Defaults:
    """What an empty cell means."""

    language: str
    time_zone: str


def parse(records: Iterable[tuple[int, list[str]]], defaults: Defaults) -> list[Row]:
    """Every person of the file, in order. Raises PeopleFileError naming each line and column that is wrong."""
    rows, faults = read(records, defaults)
    refuse([*faults, *_repeated(rows)])
    return rows


def read(records: Iterable[tuple[int, list[str]]], defaults: Defaults) -> tuple[list[Row], list[Fault]]:
    """The lines that are right in themselves, and what is wrong with the others.

    Raises PeopleFileError for a header that is not that of a file of people.
    """
    lines = iter(records)
    head = _header(next(lines, (1, []))[1])
    rows, faults = [], []
    for line, cells in lines:
        try:
            rows.append(_row(line, head, cells, defaults))
        except CellError as error:
            faults.append(Fault(line, error.column, error.text, error.figures))
    return rows, faults


def _header(cells: list[str]) -> list[str]:
    head = [cell.strip() for cell in cells]
    missing = [column for column in COLUMNS if column not in head]
    unknown = [name for name in head if name not in (*COLUMNS, PART_TIME)]
    twice = [name for name in (*COLUMNS, PART_TIME) if head.count(name) > 1]
    kinds = (
        ("lacks", N_("the header lacks %(names)s"), missing),
        ("has unknown", N_("the header has the unknown columns %(names)s"), unknown),
        ("has twice", N_("the header has twice %(names)s"), twice),
    )
    if missing or unknown or twice:
        what = " and ".join(f"{words} {', '.join(names)}" for words, _text, names in kinds if names)
        right = f"it may have {PART_TIME}, and it must be {','.join(COLUMNS)}"
        faults = [Fault(1, None, text, {"names": ", ".join(names)}) for _words, text, names in kinds if names]
        raise PeopleFileError(f"line 1: the header {what}; {right}", faults)
    return head


def _row(line: int, head: list[str], cells: list[str], defaults: Defaults) -> Row:
    if len(cells) != len(head):
        told = N_("%(cells)s cells where the header has %(head)s: quote the cells that hold a separator")
        raise CellError(None, told, cells=len(cells), head=len(head))
    cell = {name: text.strip() for name, text in zip(head, cells, strict=True)}
    for name, longest in LONGEST.items():
        if len(cell[name]) > longest or not cell[name].isprintable():
            told = N_("more than %(longest)s characters, or a control character; shorten or clean it")
            raise CellError(name, told, longest=longest)
    employed_from, employed_to = _employment(cell)
    return Row(
        line=line,
        employee_number=_required(cell, "employee_number"),
        name=_required(cell, "name"),
        email=address_or_none(cell["email"]),
        team=_team(cell),
        supervisor_number=cell["supervisor_number"] or None,
        roles=_roles(cell["roles"]),
        language=_language(cell["language"] or defaults.language),
        language_named=bool(cell["language"]),
        time_zone=_zone(cell["time_zone"] or defaults.time_zone),
        employed_from=employed_from,
        employed_to=employed_to,
        part_time_percent=_percent(cell[PART_TIME] or "100") if PART_TIME in cell else None,
    )


def _required(cell: dict[str, str], name: str) -> str:
    if not cell[name]:
        raise CellError(name, N_("is empty; every person needs one"))
    return cell[name]


def address_or_none(text: str) -> str | None:
    """An e-mail address as it is stored, None for an empty text. Raises CellError for what is none."""
    if text and _ADDRESS.fullmatch(text) is None:
        raise CellError("email", N_("'%(cell)s' is not an address; write one such as aino@company.example"), cell=text)
    return text.lower() or None


def _team(cell: dict[str, str]) -> str | None:
    if cell["supervisor_number"] and not cell["team"]:
        raise CellError("team", N_("is empty, yet there is a supervisor; name the team"))
    if cell["supervisor_number"] == cell["employee_number"]:
        told = N_("nobody is their own supervisor; leave it empty or name another")
        raise CellError("supervisor_number", told)
    return cell["team"] or None


def _roles(text: str) -> frozenset[Role]:
    try:
        return frozenset(Role(word) for word in text.split()) or frozenset({Role.EMPLOYEE})
    except ValueError:
        told = N_("'%(cell)s' has an unknown role; choose from %(known)s, separated by spaces")
        raise CellError("roles", told, cell=text, known=" ".join(Role)) from None


def _language(text: str) -> str:
    if text not in ("en", "fi", "sv"):
        raise CellError("language", N_("'%(cell)s' is not one of en, fi, sv"), cell=text)
    return text


def _zone(text: str) -> str:
    if text not in _ZONES:
        told = N_("'%(cell)s' is not a time zone; use a name such as Europe/Helsinki")
        raise CellError("time_zone", told, cell=text)
    return text


def _employment(cell: dict[str, str]) -> tuple[date, date | None]:
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


def _percent(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 4 and 1 <= int(text) <= 100):
        told = N_("'%(cell)s' is not a share; write a whole number from 1 to 100, without a percent sign")
        raise CellError(PART_TIME, told, cell=text)
    return int(text)


def _repeated(rows: list[Row]) -> Iterator[Fault]:
    for name in UNIQUE:
        first: dict[str, int] = {}
        for row in rows:
            value = getattr(row, name)
            if value and first.setdefault(value, row.line) != row.line:
                yield Fault(
                    row.line,
                    name,
                    N_("'%(value)s' stands on line %(line)s already"),
                    {"value": value, "line": first[value]},
                )
