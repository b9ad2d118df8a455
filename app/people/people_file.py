"""A file of people, read and checked line by line; pure, so that a preview shows the same words as a command."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from app.access import Role
from app.people.file_faults import CellError, Fault, PeopleFileError, refuse
from app.people.people_cells import (
    LONGEST,
    PART_TIME,
    address_or_none,
    employment,
    language,
    percent,
    required,
    roles,
    team,
    zone,
)
from app.wording import N_

COLUMNS = (
    "employee_number", "name", "email", "team", "supervisor_number",
    "roles", "language", "time_zone", "employed_from", "employed_to",
)  # fmt: skip
UNIQUE = ("employee_number", "email")
MOST_NAMED = 20  # of unknown columns


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
    unknown = [name for name in head if name not in (*COLUMNS, PART_TIME)][:MOST_NAMED]
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
    employed_from, employed_to = employment(cell)
    return Row(
        line=line,
        employee_number=required(cell, "employee_number"),
        name=required(cell, "name"),
        email=address_or_none(cell["email"]),
        team=team(cell),
        supervisor_number=cell["supervisor_number"] or None,
        roles=roles(cell["roles"]),
        language=language(cell["language"] or defaults.language),
        language_named=bool(cell["language"]),
        time_zone=zone(cell["time_zone"] or defaults.time_zone),
        employed_from=employed_from,
        employed_to=employed_to,
        part_time_percent=percent(cell[PART_TIME] or "100") if PART_TIME in cell else None,
    )


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
