"""One tour for all the tests of a kind of database, and what everybody was answered on it."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from flask import Flask

from tests.access.canaries import canaries, texts_of
from tests.access.letters import letters_of
from tests.access.matrix import COLUMNS, OTHERS, rows
from tests.access.tour import Answer, Tour, routes, touring
from tests.needs import need
from tests.plugins.servers import NO_POSTGRESQL, postgresql_answers


@dataclass(frozen=True, slots=True)
class Found:
    """What a tour found: the answers to the matrix's cells, to routes that are not in it, and to forms without their
    token; whether each route's columns with * have an object of somebody else to try; the texts of each canary; the
    daily letters by employee number."""

    answers: tuple[Answer, ...]
    unlisted: tuple[Answer, ...]
    forged: tuple[Answer, ...]
    somebodys: dict[tuple[str, str], bool]
    canaries: dict[str, tuple[str, ...]]
    letters: dict[str, str]


Toured = Callable[[str], Found]


@pytest.fixture(scope="session")
def toured(standing: Callable[[str], Flask]) -> Toured:
    """What was found on a kind of database; the tour is made when first asked for."""
    known: dict[str, Found] = {}

    def on(kind: str) -> Found:
        need(kind == "sqlite" or postgresql_answers(), NO_POSTGRESQL)
        if kind not in known:
            with touring(standing(kind)) as tour:
                known[kind] = _look_at(tour)
        return known[kind]

    return on


@pytest.fixture
def found(toured: Toured, database_kind: str) -> Found:
    """What the tour found on this kind of database."""
    return toured(database_kind)


def _look_at(tour: Tour) -> Found:
    table, there = rows(), routes(tour.flask_app)
    listed = [table[route] for route in there if route in table]
    return Found(
        answers=tuple(tour.ask(name, row.route) for row in listed for name, cell in row.cells.items() if cell != "-"),
        unlisted=tuple(tour.ask(column, route) for route in there if route not in table for column in COLUMNS),
        forged=tuple(tour.ask("hr", route, token=False) for route in there if not route.startswith("GET")),
        somebodys={
            (route, name): tour.is_somebodys(route, COLUMNS[name.rstrip(OTHERS)].whose, COLUMNS[name].whose)
            for route in there
            for name in COLUMNS
            if name.endswith(OTHERS)
        },
        canaries={str(canary): texts_of(canary, tour.world) for canary in canaries()},
        letters=letters_of(tour),
    )
