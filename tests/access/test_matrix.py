"""The matrix of who may do what is whole, and every cell of it holds on a company with one of everything."""

import pytest
from flask import Flask

from tests.access.conftest import Found
from tests.access.matrix import COLUMNS, Row, rows
from tests.access.samples import SAMPLES, sample
from tests.access.tour import routes
from tests.plugins.telling import Tell

pytestmark = [pytest.mark.xdist_group("access"), pytest.mark.timeout(600)]
TABLE = "tests/access/matrix.txt"


def as_it_answers(found: Found, route: str) -> str:
    """The row of a route as it answers now."""
    cells = {one.column: one.cell for one in found.unlisted if one.route == route}
    return str(Row(route, {name: cells[name] if found.somebodys.get((route, name), True) else "-" for name in COLUMNS}))


def test_every_route_has_a_row(found: Found) -> None:
    missing = [as_it_answers(found, route) for route in dict.fromkeys(one.route for one in found.unlisted)]
    assert not missing, f"write in {TABLE} who may; this is how they answer now, which may be wrong:\n" + "\n".join(
        missing
    )


def test_every_row_and_every_sample_has_a_route(flask_app: Flask) -> None:
    there = set(routes(flask_app))
    assert set(rows()) - there == set(), f"no such route (any more): take these out of {TABLE}"
    assert set(SAMPLES) - there == set(), "no such route (any more): take these out of tests/access/samples.py"


def test_every_route_that_needs_one_has_a_sample(flask_app: Flask) -> None:
    missing = [route for route in routes(flask_app) if sample(route) is None]
    assert not missing, "add a Sample for each to tests/access/samples.py; its first lines say how"


def test_every_cell_is_as_the_matrix_says(found: Found, database_kind: str, tell: Tell) -> None:
    table = rows()
    wrong = [
        f"{one}; expected {table[one.route].cells[one.column]}"
        for one in found.answers
        if one.cell != table[one.route].cells[one.column]
    ]
    tell(f"access: {len(found.answers)} cells on {database_kind}, {len(wrong)} unexpected")
    assert not wrong, f"mend the guard or the query, the sample, or {TABLE}:\n" + "\n".join(wrong)


def test_nobody_meets_an_error_of_ours(found: Found) -> None:
    assert [str(one) for one in (*found.answers, *found.unlisted, *found.forged) if one.status >= 500] == []


def test_an_object_of_somebody_else_is_tried_wherever_there_is_one(found: Found) -> None:
    table = rows()
    wrong = [
        f"{route}, {name}: {'try it' if there_is else 'nothing of the sample is somebody’s; write -'}"
        for (route, name), there_is in found.somebodys.items()
        if route in table and there_is != (table[route].cells[name] != "-")
    ]
    assert not wrong, f"see {TABLE}:\n" + "\n".join(wrong)


def test_a_form_without_its_token_changes_nothing_for_anybody(found: Found) -> None:
    assert len(found.forged) > 5
    assert [str(one) for one in found.forged if one.status != 400] == [], "each form carries csrf_token"
