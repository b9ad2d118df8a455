"""The demo's answers: the same whenever they are asked for, and like those of a real service."""

import os
import subprocess
import sys
from collections import Counter, defaultdict
from datetime import UTC, date, datetime, timedelta
from functools import cache
from statistics import mean, median
from typing import Any

import pytest

from app import clock
from deploy.demo.answers import Given, answers
from deploy.demo.cast import company
from tests.architecture.sources import ROOT

NOW = datetime(2026, 11, 20, 12, 30, tzinfo=UTC)
BANK = company(NOW.date())
FEW_DAYS = date(2026, 11, 10)
FINGERPRINT = """
import hashlib
from datetime import UTC, date, datetime
from deploy.demo.answers import answers
from deploy.demo.cast import company
given = list(answers(company(date(2026, 11, 20)), date(2026, 11, 10), datetime(2026, 11, 20, 12, 30, tzinfo=UTC)))
print(hashlib.sha256(repr(given).encode()).hexdigest(), len(given))
"""


@cache
def year() -> list[Given]:
    return list(answers(BANK, BANK.first_month, NOW))


def monthly(channel: str) -> list[int]:
    months = Counter((one.employee, clock.month_of(one.served_at.date())) for one in year() if one.channel == channel)
    return list(months.values())


def score(channel: str, given: list[Given]) -> float:
    facts: dict[str, Any] = BANK.document["channels"][channel]
    scores = [one.score for one in given if one.channel == channel]
    positives: int = sum(score >= facts["positive"] for score in scores)
    negatives: int = sum(score <= facts["negative"] for score in scores) if facts["metric"] == "nps" else 0
    return 100 * (positives - negatives) / len(scores)


@pytest.mark.slow
def test_the_answers_are_the_same_in_every_process() -> None:
    printed = set()
    for seed in ("1", "2"):
        command = [sys.executable, "-c", FINGERPRINT]
        environment = os.environ | {"PYTHONHASHSEED": seed}
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
        printed.add(done.stdout)
    assert len(printed) == 1


def test_a_day_is_the_same_whenever_it_is_asked_for() -> None:
    early = list(answers(BANK, FEW_DAYS, NOW - timedelta(days=3)))
    late = [one for one in answers(BANK, FEW_DAYS, NOW) if one.answered_at <= NOW - timedelta(days=3)]
    assert early == late
    assert early


def test_a_demo_that_began_on_another_day_has_the_same_days() -> None:
    later = company(NOW.date() + timedelta(days=3))
    assert list(answers(later, FEW_DAYS, NOW)) == list(answers(BANK, FEW_DAYS, NOW))


def test_today_has_answers_up_to_now_and_none_after() -> None:
    assert max(one.answered_at for one in year()) <= NOW
    assert sum(one.answered_at.date() == NOW.date() for one in year()) > 10


def test_every_answer_has_an_id_of_its_own_and_follows_its_service_within_three_days() -> None:
    assert len({one.external_id for one in year()}) == len(year())
    assert all(timedelta(0) < one.answered_at - one.served_at <= timedelta(days=3, minutes=1) for one in year())


def test_all_thirteen_months_have_answers_in_every_channel() -> None:
    months = defaultdict(set)
    for one in year():
        months[one.channel].add(clock.month_of(one.answered_at.date()))
    assert {channel: len(found) for channel, found in months.items()} == dict.fromkeys(BANK.document["channels"], 13)


@pytest.mark.parametrize(("channel", "least", "most"), [("phone", 20, 60), ("branch", 8, 20), ("chat", 20, 60)])
def test_a_person_has_as_many_answers_a_month_as_in_a_real_service(channel: str, least: int, most: int) -> None:
    counts = sorted(monthly(channel))
    assert least <= median(counts) <= most
    assert sum(least <= count <= most for count in counts) > 0.6 * len(counts)


def test_the_channels_stand_at_different_levels_in_the_order_of_their_targets() -> None:
    assert score("branch", year()) > score("phone", year()) + 10 > score("chat", year()) + 20
    assert 70 < score("email", year()) < 90


def test_people_of_one_team_differ() -> None:
    team = [person.number for person in BANK.people if person.team == "Puhelinpalvelu Helsinki" and person.serves]
    levels = [score("phone", [one for one in year() if one.employee == number]) for number in team]
    assert max(levels) - min(levels) > 20


def test_july_is_quiet_and_a_day_of_trouble_is_felt() -> None:
    months = Counter(one.served_at.month for one in year())
    assert months[7] < 0.6 * mean(months.values())
    trouble = [one for one in year() if f"{one.served_at:%m-%d}" == "11-12"]
    assert score("phone", trouble) < score("phone", year()) - 15


def test_some_answers_carry_a_comment_in_each_language_and_most_carry_none() -> None:
    said = Counter(one.comment for one in year())
    assert 0.6 < said[""] / len(year()) < 0.85
    assert {"Asia hoitui kerralla kuntoon, kiitos!", "Snabb och vänlig hjälp, tack!"} <= said.keys()
    assert "Solved on the first try." in said


def test_a_few_answers_name_nobody() -> None:
    assert 0 < sum(one.employee == "switchboard" for one in year()) < 0.01 * len(year())
