"""Giving each positive where it gains most, against giving them one at a time."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecards.maths.allotment import fewest
from scorecards.maths.composite import Component
from scorecards.maths.goal import goal
from scorecards.maths.metric import Metric, Tally
from scorecards.maths.rising import Rising, rising

FAR = 200
shares = st.fractions(0, 3, max_denominator=12)
several = settings(max_examples=150, deadline=None)


@st.composite
def values(draw: st.DrawFn) -> Rising:
    top, drag = draw(st.fractions(1, 4, max_denominator=8)), draw(st.fractions(0, 60, max_denominator=6))
    allowed = draw(st.none() | st.integers(0, 40))
    return Rising(draw(st.integers(1, 25)), top, drag, draw(st.fractions(1, 4, max_denominator=4)), allowed)


def worth(value: Rising, positives: int) -> Fraction:
    given_to = positives if value.allowed is None else min(positives, value.allowed)
    return min(value.ceiling, value.top - Fraction(value.drag) / (value.responses + given_to))


def one_at_a_time(those: Sequence[Rising], aim: Fraction) -> list[int] | None:
    counts = [0] * len(those)
    for _ in range(FAR):
        now = [worth(value, count) for value, count in zip(those, counts, strict=True)]
        if sum(now) >= aim:
            return counts
        gains = [worth(value, count + 1) - had for value, count, had in zip(those, counts, now, strict=True)]
        counts[gains.index(max(gains))] += 1
        if not max(gains):
            return None
    return None


@several
@given(st.lists(values(), min_size=1, max_size=3), st.fractions(0, 7, max_denominator=40))
def test_steps_counted_are_the_steps_that_walking_takes(those: list[Rising], aim: Fraction) -> None:
    walked, counted = one_at_a_time(those, aim), fewest(those, aim)
    if walked is None:
        assert counted is None or sum(counted) >= FAR
    else:
        assert counted == tuple(walked)


@several
@given(st.lists(values(), min_size=1, max_size=3), st.fractions(0, 6, max_denominator=20), st.integers(0, 30))
def test_a_path_as_long_as_one_already_known_is_given_up(those: list[Rising], aim: Fraction, below: int) -> None:
    found = fewest(those, aim)
    assert fewest(those, aim, below) == (found if found is not None and sum(found) < below else None)


@several
@given(values(), st.fractions(Fraction(1, 4000), 2, max_denominator=4000))
def test_the_steps_that_gain_enough_are_the_first_ones(value: Rising, least: Fraction) -> None:
    gains = [worth(value, place + 1) - worth(value, place) for place in range(FAR)]
    assert all(one >= other for one, other in pairwise(gains))
    assert value.steps_gaining(least) == min(FAR, sum(gain >= least for gain in gains)) or not gains[-1] < least


@several
@given(values())
def test_nothing_is_gained_from_where_a_value_stops_being_useful(value: Rising) -> None:
    if value.useful is None:
        assert value.top <= value.ceiling
        assert (value.drag > 0, value.allowed, value.bound) == (True, None, value.top)
    else:
        assert value.bound == worth(value, value.useful) == worth(value, value.useful + 999)
        assert value.useful == 0 or worth(value, value.useful - 1) < value.bound


def test_a_sum_that_is_only_approached_is_not_reached() -> None:
    endless, done = Rising(4, Fraction(1), Fraction(2), Fraction(1)), Rising(4, Fraction(1), Fraction(0), Fraction(1))
    assert [fewest([endless, done], Fraction(2)), fewest([done, done], Fraction(2))] == [None, (0, 0)]
    assert fewest([endless, done], Fraction(199, 100)) == (196, 0)


def test_a_channel_becomes_a_value_of_its_weight() -> None:
    half = Component(Metric.NPS, Tally(6, 2, 2), goal(Metric.NPS, "60", 0), Decimal(20), weight=3)
    value = rising(half, 2, allowed=9)
    assert value == Rising(12, Fraction(6), Fraction(45), Fraction(18, 5), 9)
    assert value.value(0) == 3 * (Fraction(100 * 6, 12) - 20) / 40
    assert value.gain(0) == 3 * (Fraction(100 * 7, 13) - 20) / 40 - value.value(0)


@pytest.mark.parametrize(("metric", "loss"), [(Metric.NPS, 6), (Metric.CSAT, 4)])
def test_a_negative_weighs_on_a_value_as_its_metric_says(metric: Metric, loss: int) -> None:
    given_to = Component(metric, Tally(6, 2, 2), goal(metric, "60", 0), Decimal(20))
    assert rising(given_to, 0).drag == Fraction(100 * loss, 40)


@pytest.mark.parametrize(("least", "steps"), [("4", 0), ("3", 1), ("3/4", 1), ("1/2", 2), ("1/9", 2)])
def test_the_last_step_up_to_the_ceiling_gains_what_is_left_of_it(least: str, steps: int) -> None:
    assert Rising(1, Fraction(4), Fraction(6), Fraction(3, 2)).steps_gaining(Fraction(least)) == steps


def test_nothing_is_given_beyond_what_is_allowed_however_much_it_would_gain() -> None:
    steep = Rising(1, Fraction(4), Fraction(6), Fraction(9), allowed=1)
    assert fewest([steep, Rising(10, Fraction(4), Fraction(6), Fraction(9))], Fraction("4.45")) == (1, 1)
