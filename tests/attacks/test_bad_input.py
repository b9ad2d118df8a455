"""Values that are none and bodies that are no forms are refused: never a failure of ours, nothing half done."""

import re
from collections.abc import Iterator
from itertools import cycle
from urllib.parse import quote

import pytest
from werkzeug.test import TestResponse

from tests.access.matrix import COLUMNS
from tests.access.tour import TOKEN
from tests.attacks.attacker import Attacker
from tests.attacks.bad import BODIES, DATABASES_DIFFER, VALUES
from tests.attacks.standing import Watch
from tests.plugins.telling import Tell

pytestmark = [pytest.mark.tour, pytest.mark.xdist_group("attacks by values"), pytest.mark.timeout(7200)]
PART = re.compile(r"<(?:\w+:)?(\w+)>")
IN_ADDRESSES = [value for value in VALUES.values() if isinstance(value, str) and len(value) < 1_000 and value.isascii()]


def dealt(places: list[tuple[str, str]], values: list[object], at_once: int | None) -> list[tuple[str, str, object]]:
    """(route, name, value): all values everywhere, or so many at each place and each value somewhere."""
    if at_once is None:
        return [(*place, value) for place in places for value in values]
    turns = cycle(values)
    return [(*place, next(turns)) for place in places for _ in range(at_once)]


def told(route: str, what: object, answer: TestResponse, half: list[str]) -> str:
    return f"{route}, {str(what)[:80]!r}: {answer.status_code} {half or ''}"


@pytest.fixture
def watch(each_attacker: Attacker) -> Iterator[Watch]:
    watch = Watch(each_attacker.tour.connection)
    yield watch
    watch.end()


def test_a_field_refuses_what_is_no_value(
    each_attacker: Attacker, watch: Watch, whole: bool, tell: Tell, database_kind: str
) -> None:
    every = (
        [*VALUES.values(), None] if whole or database_kind == "sqlite" else [VALUES[one] for one in DATABASES_DIFFER]
    )
    tries, wrong = dealt(each_attacker.targets, every, None if whole else 4), []
    for route, name, value in tries:
        with each_attacker.undoing():
            answer = each_attacker.post(route, {name: value})
            half = watch.changed() if answer.status_code >= 400 else []
        if answer.status_code >= 500 or half:
            wrong.append(told(route, {name: value}, answer, half))
    tell(f"bad input: {len(tries)} values in fields on {database_kind}, {len(wrong)} failures")
    assert not wrong, "\n".join(wrong)


def test_a_query_refuses_what_is_no_value(each_attacker: Attacker, whole: bool, tell: Tell, database_kind: str) -> None:
    tries, wrong = dealt(each_attacker.queries, list(VALUES.values()), None if whole else 3), []
    for route, name, value in tries:
        answer = each_attacker.get(route, [(name, value), (f"{name}[]", value), (name, "1"), (f"{name}[a]", "")])
        if answer.status_code >= 500:
            wrong.append(told(route, {name: value}, answer, []))
    tell(f"bad input: {len(tries)} values in queries on {database_kind}, {len(wrong)} failures")
    assert not wrong, "\n".join(wrong)


def test_an_address_refuses_what_is_no_value(
    each_attacker: Attacker, whole: bool, tell: Tell, database_kind: str
) -> None:
    parts = [(route, part) for route in (*each_attacker.gets, *each_attacker.posts) for part in PART.findall(route)]
    tries, wrong = dealt(parts, list(IN_ADDRESSES), None if whole else 3), []
    for route, part, value in tries:
        who, (method, _, rule) = COLUMNS[each_attacker.column(route)].actor, route.partition(" ")
        place = PART.sub(quote(str(value), safe=""), rule)
        answer = each_attacker.tour.send(who, place, method=method, data={TOKEN: each_attacker.tour.tokens[who]})
        if answer.status_code >= 500:
            wrong.append(told(route, {part: value}, answer, []))
    tell(f"bad input: {len(tries)} addresses on {database_kind}, {len(wrong)} failures")
    assert not wrong, "\n".join(wrong)


def test_a_body_that_is_no_form_is_refused(
    each_attacker: Attacker, watch: Watch, whole: bool, tell: Tell, database_kind: str
) -> None:
    routes = [(route, "") for route in each_attacker.posts]
    tries, wrong = dealt(routes, list(BODIES), None if whole else 6), []
    for route, _, body in tries:
        with each_attacker.undoing():
            answer = each_attacker.post(route, as_sent=BODIES[str(body)])
            half = watch.changed() if answer.status_code >= 400 else []
        if answer.status_code >= 500 or half:
            wrong.append(told(route, body, answer, half))
    tell(f"bad input: {len(tries)} bodies on {database_kind}, {len(wrong)} failures")
    assert not wrong, "\n".join(wrong)
