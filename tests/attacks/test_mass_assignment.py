"""A form changes what it names and nothing else, whatever columns are sent along with it."""

from collections.abc import Iterator
from typing import Any

import pytest

from app.security import limiter
from tests.access.matrix import SHUT_OUT, rows
from tests.attacks.attacker import Attacker
from tests.attacks.extras import SIGNS, extras
from tests.attacks.standing import Tables, tables
from tests.plugins.telling import Tell

pytestmark = [pytest.mark.tour, pytest.mark.xdist_group("attacks"), pytest.mark.timeout(7200)]
MOST = 990  # parts that a form with files may have, beside its own
ELSEWISE = {"X-HTTP-Method-Override": "DELETE", "X-Original-URL": "/admin", "X-Rewrite-URL": "/admin"}

Row = tuple[Any, ...]
Change = dict[str, tuple[list[Row], list[Row]]]


@pytest.fixture(scope="session")
def untouched(attackers: Any) -> Tables:
    """What the company's database holds before any form."""
    return tables(attackers("sqlite").tour.connection)


def changes(attacker: Attacker, before: Tables, route: str, column: str, **parts: Any) -> tuple[int, Change]:
    """What a form answers and changes: the rows that are gone and those that are new, by table."""
    with attacker.undoing():
        limiter.reset()
        status = attacker.post(route, column=column, **parts).status_code
        after = tables(attacker.tour.connection)
    found = {name: (_less(before[name], after[name]), _less(after[name], before[name])) for name in before}
    return status, {name: pair for name, pair in found.items() if any(pair)}


def _less(some: list[Row], others: list[Row]) -> list[Row]:
    known = set(map(repr, others))
    return [row for row in some if repr(row) not in known]


def same(one: Change, other: Change, third: Change) -> bool:
    """Whether two plain changes differ from a third only where they differ from each other: random ids and moments."""
    if not one.keys() == other.keys() == third.keys():
        return False
    lists = ((*one[name], *other[name], *third[name]) for name in one)
    rows_of = [
        (a, c, e)
        for gone, new, gone2, new2, gone3, new3 in lists
        for a, c, e in ((gone, gone2, gone3), (new, new2, new3))
    ]
    if any(not len(a) == len(b) == len(c) for a, b, c in rows_of):
        return False
    cells = (cell for a, b, c in rows_of for trio in zip(a, b, c, strict=True) for cell in zip(*trio, strict=True))
    return all(x == z or (x != y and not any(sign in str(z) for sign in SIGNS)) for x, y, z in cells)


def pairs(attacker: Attacker, whole: bool) -> Iterator[tuple[str, str]]:
    """(route, column) of every form and role; but for `make prove` only of roles that may send it."""
    for route in attacker.posts:
        cells = rows()[route].cells if route in rows() else {}
        yield from (
            (route, name) for name, cell in cells.items() if cell != "-" and (whole or _gets_through(name, cell))
        )


def _gets_through(name: str, cell: str) -> bool:
    return name not in SHUT_OUT and cell in {"ok", "422", "409"}


def test_columns_sent_along_change_nothing(attacker: Attacker, untouched: Tables, whole: bool, tell: Tell) -> None:
    wrong, tried = [], 0
    for route, column in pairs(attacker, whole):
        own = set(attacker.names(route))
        plain, again = (changes(attacker, untouched, route, column) for _ in range(2))
        more, tried = extras(own)[:MOST], tried + 1
        loaded = changes(attacker, untouched, route, column, more=more, headers=ELSEWISE)
        if plain[0] != loaded[0] or not same(plain[1], again[1], loaded[1]):
            wrong.append(f"{column}: {route} {plain[0]} {loaded[0]}: {told(loaded[1])} instead of {told(plain[1])}")
    told_of = f"{len(extras(set())[:MOST])} extra fields, {tried} forms of {len(attacker.posts)} routes"
    tell(f"mass assignment: {told_of}, {len(wrong)} changes")
    assert not wrong, "\n".join(wrong)


def told(change: Change) -> dict[str, tuple[int, int]]:
    return {name: (len(gone), len(new)) for name, (gone, new) in change.items()}
