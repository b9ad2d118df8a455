"""Plans and results for tests, by hand and at random."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from random import Random

from hypothesis import strategies as st

from bonus_rules.carry import Carried
from bonus_rules.curve import Curve, CurveKind, CurvePoint
from bonus_rules.plan_document import BelowMinimum, Plan, parse
from bonus_rules.rules import ChannelResult, Employment
from scorecards.maths.goal import Goal
from scorecards.maths.metric import Metric, Tally

FULL = Employment(31, 31)
FIFTY = Goal(Decimal(50), 10)
TWENTY, HUNDRED = Tally(20), Tally(100)
SMALLEST = """
name = "Service bonus 2026"
currency = "EUR"
maximum_cents = 20000
"""
EXAMPLE = (
    SMALLEST
    + """
minimum = 10
[weights]
phone = 2
chat = 1
[curve]
kind = "linear"
points = [[-10, 0], [0, 100]]
cap_percent = 100
[team]
share_percent = 30
[gate]
below_minimum = "nothing"
soft = false
[period]
months = 1
"""
)


def example(**changes: str) -> Plan:
    """The example plan with lines replaced: example(soft="true")."""
    lines = EXAMPLE.splitlines()
    for key, value in changes.items():
        at = next(place for place, line in enumerate(lines) if line.startswith(f"{key} ="))
        lines[at] = f"{key} = {value}"
    return parse("\n".join(lines))


def result(
    channel: str = "phone",
    tally: Tally = TWENTY,
    goal: Goal | None = FIFTY,
    team: Tally = HUNDRED,
    metric: Metric = Metric.NPS,
) -> ChannelResult:
    """A channel's result; the team's goal is the person's."""
    return ChannelResult(channel, channel.capitalize(), metric, tally, goal, team, goal)


@dataclass(frozen=True, slots=True)
class Case:
    """Everything a bonus is counted from."""

    results: tuple[ChannelResult, ...]
    employment: Employment
    plan: Plan


def random_case(dice: Random) -> Case:
    """A case like those of a real month, with every odd corner of the rules now and then."""
    channels = dice.sample(["phone", "chat", "web"], dice.choice([0, 1, 1, 2, 2, 3, 3]))
    days = dice.randint(28, 31)
    work = Employment(dice.choice([days, days, dice.randint(0, days)]), days, Fraction(dice.randint(1, 6), 6))
    return Case(tuple(_result(dice, channel) for channel in channels), work, _plan(dice))


def random_tally(dice: Random) -> Tally:
    most = dice.choice([0, 4, 30])
    spoilt = dice.choice([0, 1, most // 3])
    return Tally(dice.randint(0, most), dice.randint(0, spoilt), dice.randint(0, spoilt))


def _result(dice: Random, channel: str) -> ChannelResult:
    metric = dice.choice(list(Metric))
    own = random_tally(dice)
    goal, team_goal = _goal(dice, metric), _goal(dice, metric)
    team = own + random_tally(dice)
    return ChannelResult(channel, channel.capitalize(), metric, own, goal, team, team_goal, _carried(dice))


def _carried(dice: Random) -> tuple[Carried, ...]:
    months = dice.sample([7, 8, 9], dice.choice([0, 0, 0, 1, 3]))
    return tuple(
        Carried(date(2026, month, 1), Tally(*(dice.randint(0, 3) for _ in range(3)))) for month in sorted(months)
    )


def _goal(dice: Random, metric: Metric) -> Goal | None:
    score = dice.choice(
        [Decimal(100), Decimal(metric.lowest), _number(dice, 30, 95), _number(dice, metric.lowest, 100)]
    )
    return Goal(score, dice.choice([0, 5, 12])) if dice.random() < 0.9 else None


def _plan(dice: Random) -> Plan:
    channels = dice.sample(["phone", "chat", "web"], dice.choice([1, 2, 3, 3]))
    return Plan(
        name="Random",
        currency="EUR",
        maximum_cents=dice.choice([1, 20_000, dice.randint(1, 300_000)]),
        minimum=dice.choice([0, 1, 5, 12]),
        weights=tuple((channel, _number(dice, 1, 9)) for channel in channels),
        curve=_curve(dice),
        team_share_percent=dice.choice([Decimal(0), Decimal(30), Decimal(100), _number(dice, 0, 100)]),
        below_minimum=dice.choice(list(BelowMinimum)),
        soft=dice.random() < 0.3,
        months=1,
    )


def _curve(dice: Random) -> Curve:
    kind = dice.choice(list(CurveKind))
    size = dice.randint(2 if kind is CurveKind.LINEAR else 1, 4)
    offsets = sorted({_number(dice, -60, 40) for _ in range(size + 1)})[: max(size, 2)]
    percents = sorted(_number(dice, 0, 120) for _ in offsets)
    return Curve(kind, tuple(map(CurvePoint, offsets, percents)), _number(dice, 60, 130))


def _number(dice: Random, least: int, most: int) -> Decimal:
    places = dice.choice([0, 2])
    return Decimal(dice.randint(least * 10**places, most * 10**places)).scaleb(-places)


cases = st.integers(0, 2**48).map(lambda seed: random_case(Random(seed)))
