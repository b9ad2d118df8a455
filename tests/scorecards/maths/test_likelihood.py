"""The likelihood of whole tables is that of each person's months, one after the other."""

import random
from math import lgamma, log

import numpy as np
import pytest

from scorecards.maths.arrival_likelihood import ArrivalTable, negative_binomial
from scorecards.maths.metric import Tally
from scorecards.maths.mix import Mix, pooled
from scorecards.maths.mix_likelihood import MixTable
from scorecards.maths.pace import PastMonth, pace, still_to_come, usual_number
from scorecards.maths.prior import start_of_month
from scorecards.maths.settings import ArrivalSettings, MixSettings

ONE, OTHER = (30.0, 0.7, 90.0), (4.0, 0.2, 15.0)
DICE = random.Random(31)
ANSWERS = [[Tally(DICE.randrange(9), DICE.randrange(4), DICE.randrange(3)) for _ in range(n)] for n in (1, 4, 3, 0, 6)]
NUMBERS = [[PastMonth(DICE.randrange(25), DICE.choice((0.3, 1.0))) for _ in range(n)] for n in (5, 2, 0, 1)]


def log_of_answers(mix: Mix, month: Tally) -> float:
    pairs = ((mix.positive, month.positives), (mix.neutral, month.neutrals), (mix.negative, month.negatives))
    each = sum(lgamma(weight + count) - lgamma(weight) for weight, count in pairs)
    return each + lgamma(mix.total) - lgamma(mix.total + month.responses)


def one_by_one(settings: tuple[float, float, float]) -> float:
    channel = pooled(month for months in ANSWERS for month in months)
    return sum(
        log_of_answers(start_of_month(channel, months[:place], MixSettings(*settings)), month)
        for months in ANSWERS
        for place, month in enumerate(months)
    )


def number_by_number(settings: tuple[float, float, float]) -> float:
    usual = usual_number(month for months in NUMBERS for month in months)
    total = 0.0
    for months in NUMBERS:
        for place, month in enumerate(months):
            start = pace(usual, months[:place], ArrivalSettings(*settings))
            coming = still_to_come(start, 0, 0.0, month.exposure, 1.0)
            ways = lgamma(coming.size + month.responses) - lgamma(coming.size)
            total += ways + month.responses * log(coming.q) + coming.size * log(1 - coming.q)
    return total


@pytest.mark.parametrize("settings", [ONE, OTHER])
def test_answers_are_as_likely_together_as_one_by_one(settings: tuple[float, float, float]) -> None:
    table = MixTable.of(ANSWERS)
    assert table.likelihood(*settings) == pytest.approx(one_by_one(settings), rel=1e-9)
    assert table.months() == sum(month.responses > 0 for months in ANSWERS for month in months)


@pytest.mark.parametrize("settings", [ONE, OTHER])
def test_numbers_are_as_likely_together_as_one_by_one(settings: tuple[float, float, float]) -> None:
    table = ArrivalTable.of(NUMBERS)
    assert table.likelihood(*settings) == pytest.approx(number_by_number(settings), rel=1e-9)
    assert table.months() == sum(map(len, NUMBERS))


def test_a_single_month_is_as_likely_as_its_answers() -> None:
    month = Tally(3, 1, 0)
    mix = start_of_month(pooled([month]), (), MixSettings(*ONE))
    assert MixTable.of([[month]]).likelihood(*ONE) == pytest.approx(log_of_answers(mix, month))


def test_a_month_off_is_no_month_and_changes_nothing() -> None:
    with_gap = ArrivalTable.of([[PastMonth(0, 0.0), *months] for months in NUMBERS])
    assert with_gap.months() == sum(map(len, NUMBERS))
    assert with_gap.likelihood(*ONE) == pytest.approx(number_by_number(ONE), rel=1e-9)


def test_no_answer_where_none_could_come_is_certain() -> None:
    none, size, never = np.zeros(1), np.full(1, 3.0), np.zeros(1)
    assert negative_binomial(none, size, never) == 0.0


def test_a_single_answer_is_as_likely_as_the_ways_it_can_come() -> None:
    found = negative_binomial(np.ones(1), np.full(1, 3.0), np.full(1, 0.2))
    assert found == pytest.approx(log(3 * 0.2 * 0.8**3))


def test_a_channel_without_people_has_nothing_to_be_likely() -> None:
    assert MixTable.of([]).likelihood(*ONE) == ArrivalTable.of([]).likelihood(*ONE) == 0.0
