"""The answers of the demo's customers. Each person's day has dice of its own, so a day is always the same. Pure."""

import math
import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from app import clock
from deploy.demo import season
from deploy.demo.cast import Colleague, Company

COMMENTS = Path(__file__).with_name("comments.toml")
ZONE = ZoneInfo("Europe/Helsinki")
LONGEST_DELAY = timedelta(days=3)
COMMENTED = {1: 0.22, 0: 0.2, -1: 0.45}
WORDS = {1: "positive", 0: "neutral", -1: "negative"}
NPS_SCORES = {1: ((9, 38), (10, 62)), 0: ((7, 40), (8, 60)), -1: ((0, 16), (2, 10), (3, 14), (4, 14), (5, 24), (6, 22))}
CSAT_SCORES = {1: ((4, 40), (5, 60)), 0: ((3, 1),), -1: ((1, 45), (2, 55))}
ENGLISH_OF_100 = 7
NOBODY, NOBODY_OF_1000 = "switchboard", 3
LEARNING_DAYS = 120
SLOW_WAVE_DAYS = 330


@dataclass(frozen=True, slots=True)
class Given:
    """One customer's answer: served at `served_at`, given at `answered_at`; comment "" for most.

    employee: an employee number, or in a few the switchboard, where nobody can be credited.
    """

    external_id: str
    served_at: datetime
    answered_at: datetime
    channel: str
    employee: str
    score: int
    comment: str


def answers(company: Company, first: date, until: datetime) -> Iterator[Given]:
    """Every answer to a service from the day `first` on that had come by the instant `until`."""
    for days in range((clock.local_day(until, ZONE) - first).days + 1):
        day = first + timedelta(days=days)
        for person in company.people:
            if person.serves and person.works_on(day) and not season.away(person.number, day):
                yield from (given for given in _of(company, person, day) if given.answered_at <= until)


def _of(company: Company, person: Colleague, day: date) -> Iterator[Given]:
    for channel, monthly in person.serves:
        dice = random.Random(f"{person.number} {day} {channel}")
        bad_day = _is_bad(company, day, channel)
        for place in range(_poisson(dice, monthly * season.busy(day, channel) * (1.8 if bad_day else 1.0))):
            identity = f"{day:%y%m%d}-{person.number}-{channel}-{place}"
            yield _given(company.document["channels"][channel], channel, person, day, dice, identity, bad_day)


def _given(
    facts: dict[str, Any], channel: str, person: Colleague, day: date, dice: random.Random, identity: str, bad_day: bool
) -> Given:
    opens, closes = facts["hours"]
    minute = dice.randrange((closes - opens) * 60)
    served_at = clock.at_local_time(day, f"{opens + minute // 60:02}:{minute % 60:02}", ZONE)
    delay = timedelta(minutes=1 + dice.expovariate(1 / facts["delay_minutes"]))
    band = _band(facts, dice, talent(person, channel, day) + season.lift(day) - (0.22 if bad_day else 0.0))
    scores = NPS_SCORES if facts["metric"] == "nps" else CSAT_SCORES
    values, weights = zip(*scores[band], strict=True)
    return Given(
        external_id=identity,
        served_at=served_at,
        answered_at=(served_at + min(delay, LONGEST_DELAY)).replace(second=dice.randrange(60), microsecond=0),
        channel=channel,
        employee=NOBODY if dice.randrange(1000) < NOBODY_OF_1000 else person.number,
        score=dice.choices(values, weights)[0],
        comment=_comment(dice, person, channel, band, bad_day),
    )


def talent(person: Colleague, channel: str, day: date) -> float:
    """How much better than ordinary this person's customers answer, as a share; it drifts, and newcomers learn."""
    dice = random.Random(f"talent {person.number} {channel}")
    level = dice.gauss(0.0, 0.055)
    wave = 0.03 * math.sin(2 * math.pi * (day.toordinal() / SLOW_WAVE_DAYS + dice.random()))
    learnt = min(1.0, (day - person.employed_from).days / LEARNING_DAYS)
    return level + wave - 0.09 * (1 - learnt)


def _band(facts: dict[str, Any], dice: random.Random, lift: float) -> int:
    positive = min(0.97, max(0.05, facts["share_positive"] + lift))
    negative = min(0.9, max(0.02, facts["share_negative"] - 0.7 * lift))
    drawn = dice.random()
    return 1 if drawn < positive else -1 if drawn > 1 - min(negative, 1 - positive) else 0


def _comment(dice: random.Random, person: Colleague, channel: str, band: int, bad_day: bool) -> str:
    if dice.random() >= COMMENTED[band]:
        return ""
    drawn = dice.randrange(100)
    language = "sv" if drawn < person.swedish else "en" if drawn >= 100 - ENGLISH_OF_100 else "fi"
    said = _comments()[language][WORDS[band]]
    if bad_day and band < 0:
        return str(dice.choice(said["outage"]))
    return str(dice.choice(said["any"] + said.get(channel, [])))


def _is_bad(company: Company, day: date, channel: str) -> bool:
    outages = company.document["outages"]
    return channel in outages["channels"] and f"{day:%m-%d}" in outages["days"]


def _poisson(dice: random.Random, mean: float) -> int:
    if mean <= 0:
        return 0
    limit, product, count = math.exp(-mean), dice.random(), 0
    while product > limit:
        product *= dice.random()
        count += 1
    return count


@cache
def _comments() -> dict[str, Any]:
    return tomllib.loads(COMMENTS.read_text(encoding="utf-8"))
