"""Every field of every form and every part of every query is sent what attackers write, and shows it as plain text."""

from itertools import chain

import pytest
from werkzeug.test import TestResponse

from tests.attacks.attacker import Attacker
from tests.attacks.looking import evaluated, injected, misled
from tests.attacks.payloads import EVERY
from tests.plugins.telling import Tell

pytestmark = [pytest.mark.tour, pytest.mark.xdist_group("attacks"), pytest.mark.timeout(7200)]


def faults(answer: TestResponse) -> list[str]:
    """What is wrong with an answer, and with those before it that led there."""
    found = list(chain.from_iterable(misled(one) for one in (*answer.history, answer)))
    if answer.status_code >= 500:
        found.append(f"answered {answer.status_code}")
    if answer.mimetype == "text/html" and answer.text:
        found += [*injected(answer.text), *evaluated(answer.text)]
    return found


def dealt(places: list[tuple[str, str]], whole: bool) -> list[tuple[str, str, str]]:
    """Which text is tried where: all everywhere, or each somewhere and some everywhere."""
    if whole:
        return [(*place, text) for place in places for text in EVERY]
    return [(*places[at % len(places)], text) for at, text in enumerate(EVERY)]


def test_a_field_takes_every_attack_for_plain_text(attacker: Attacker, whole: bool, tell: Tell) -> None:
    tries, wrong = dealt(attacker.targets, whole), []
    for route, name, text in tries:
        with attacker.undoing():
            answer = attacker.post(route, {name: text}, follow_redirects=True)
            wrong += [f"{route}, {name}={text!r}: {fault}" for fault in faults(answer)]
    tell(f"attacks: {len(EVERY)} texts, {len(attacker.targets)} fields of forms, {len(tries)} tries, {len(wrong)} hits")
    assert not wrong, "\n".join(wrong[:40])


def test_a_query_takes_every_attack_for_plain_text(attacker: Attacker, whole: bool, tell: Tell) -> None:
    tries, wrong = dealt(attacker.queries, whole), []
    for route, name, text in tries:
        answer = attacker.get(route, [(name, text)], follow_redirects=True)
        wrong += [f"{route}, {name}={text!r}: {fault}" for fault in faults(answer)]
    tell(
        f"attacks: {len(EVERY)} texts, {len(attacker.queries)} names in queries, {len(tries)} tries, {len(wrong)} hits"
    )
    assert not wrong, "\n".join(wrong[:40])
