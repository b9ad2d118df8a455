"""What attackers have stored stands on every page and in every file of everybody as the plain text it is."""

import re
from collections.abc import Iterator
from html import unescape

import pytest
from werkzeug.test import TestResponse

from tests.access.matrix import COLUMNS, pages
from tests.attacks.attacker import Attacker
from tests.attacks.filling import SHORT, Filling
from tests.attacks.looking import evaluated, formulas, injected, misled
from tests.attacks.payloads import EVERY, MARK
from tests.plugins.telling import Tell

pytestmark = [pytest.mark.tour, pytest.mark.xdist_group("attacks"), pytest.mark.timeout(7200)]
MORE = re.compile(r'href="([^"]*[?&;]page=\d+[^"]*)"')
PEOPLE = re.compile(r'href="(/people/[0-9a-f-]{36})"')
SOME = 3
PRINTED = [one for one in EVERY if one.isprintable() and one.strip() == one and "  " not in one]
SHORTER = [one for one in EVERY if MARK in one and len(one) <= SHORT]


def shown(attacker: Attacker) -> Iterator[tuple[str, TestResponse]]:
    """Whatever anybody may open: pages, the pages that follow them, people one by one, and files."""
    seen = set()
    for column, route in pages():
        todo, who = [attacker.address(route, column)], COLUMNS[column].actor
        while todo:
            place = todo.pop()
            if (who, place) in seen:
                continue
            seen.add((who, place))
            answer = attacker.tour.send(who, place)
            yield f"{column}: {place}", answer
            if answer.mimetype == "text/html":
                todo += [unescape(one) for one in MORE.findall(answer.text)]
                todo += PEOPLE.findall(answer.text)[:SOME]


def faults(answer: TestResponse) -> list[str]:
    """What an attack has made of a page or file."""
    found = [*misled(answer), *([f"answered {answer.status_code}"] if answer.status_code >= 500 else [])]
    if answer.mimetype == "text/html" and answer.text:
        found += [*injected(answer.text), *evaluated(answer.text)]
    if answer.mimetype == "text/csv":
        found += [f"a formula: {cell!r}" for cell in formulas(answer.text)]
    return found


def rounds(whole: bool) -> Iterator[list[str]]:
    """What is written at the places there is one of, in each round."""
    yield from ([*SHORTER[at:], *SHORTER[:at]] for at in range(len(SHORTER) if whole else 1))


def test_stored_attacks_are_plain_text_everywhere(attacker: Attacker, whole: bool, tell: Tell) -> None:
    wrong, looked, written, said = [], 0, 0, ""
    texts = [one for one in EVERY if one.strip()]
    for own in rounds(whole):
        with attacker.undoing():
            written += Filling(attacker).write(texts, own)
            for where, answer in shown(attacker):
                wrong += [f"{where}: {fault}" for fault in faults(answer)]
                looked, said = looked + 1, said + unescape(answer.text if answer.mimetype == "text/html" else "")
    missing = [one for one in PRINTED if one not in said]
    tell(f"stored attacks: {written} texts stored, {looked} pages and files looked at, {len(wrong)} hits")
    assert not wrong, "\n".join(wrong[:40])
    assert not missing, f"nobody is shown these as they were written: {missing}"
