"""Many chances at once agree with the reference, whatever they are grouped with."""

import random
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecards.maths.arrivals import Arrivals
from scorecards.maths.chance import Case, chance
from scorecards.maths.chance_batch import chances
from scorecards.maths.chance_sums import enough_positive
from scorecards.maths.metric import Metric
from scorecards.maths.mix import Mix
from tests.scorecards.maths.chance_cases import make, random_case


def largest_error(cases: list[Case]) -> float:
    return max(abs(found - chance(case)) for found, case in zip(chances(cases), cases, strict=True))


def test_no_case_has_no_chance() -> None:
    assert chances([]) == []


def test_a_thousand_chances_agree_with_the_reference_in_their_order() -> None:
    dice = random.Random(21)
    cases = [random_case(dice, most=8) for _ in range(1000)]
    error = largest_error(cases)
    sys.stdout.write(f"\nchances together: {len(cases)}, largest error {error:.1e}\n")
    assert error < 1e-9


def test_people_of_many_and_of_few_answers_agree_side_by_side() -> None:
    dice = random.Random(22)
    cases = [random_case(dice, most) for most in (0.1, 3, 30, 90) for _ in range(12)]
    assert largest_error(cases) < 1e-9


def test_more_than_three_hundred_answers_agree() -> None:
    cases = [
        make(metric, (60, 20, 20), target, 12, arrivals=arrivals, mix=mix)
        for metric, target in ((Metric.NPS, "42"), (Metric.NPS, "-100"), (Metric.CSAT, "61"), (Metric.CSAT, "100"))
        for arrivals in (Arrivals(30, 0.92), Arrivals(2000, 0.2))
        for mix in (Mix(25, 8, 7), Mix(4000, 2, 900))
    ]
    assert largest_error(cases) < 1e-9


def test_more_than_three_hundred_answers_agree_at_the_ends_of_the_scale() -> None:
    many = Arrivals(30, 0.92)
    cases = [
        make(Metric.NPS, (0, 0, 20), "-100", 370, mix=Mix(0.1, 0.1, 0.3), arrivals=many),
        make(Metric.NPS, (20, 0, 0), "100", 0, mix=Mix(4, 0.5, 0.5), arrivals=many),
        make(Metric.NPS, (20, 20, 60), "-40", 12, mix=Mix(7, 8, 25), arrivals=many),
        make(Metric.CSAT, (0, 0, 20), "0", 370, mix=Mix(0.1, 0.1, 0.3), arrivals=many),
    ]
    assert largest_error(cases) < 1e-9
    assert all(0.05 < found < 0.5 for found in chances(cases))


def test_surely_known_mixes_of_any_shape_stay_within_the_range_of_floats() -> None:
    mixes = (Mix(1e6, 1e-6, 1e6), Mix(1e6, 2e6, 1e6), Mix(1e6, 1e6, 1e6))
    cases = [make(Metric.NPS, (5, 3, 2), "5", 12, mix=mix, arrivals=Arrivals(1e6, 6e-5)) for mix in mixes]
    assert largest_error(cases) < 1e-9


def test_as_many_answers_to_come_as_the_mix_is_worth_are_counted() -> None:
    weights, least = np.full((4, 1), 0.25), np.array([[0], [1], [1], [2]])
    found = enough_positive(np.array([2.0]), np.array([2.0]), weights, least)
    assert found == pytest.approx(0.25 * (1 + 1 / 2 + 7 / 10 + 1 / 2))


def test_a_full_group_of_months_that_are_over_is_taken_whole() -> None:
    case = make(Metric.CSAT, (17, 2, 1), "85", 12, arrivals=Arrivals(8, 0.0))
    assert chances([case] * 512) == [1.0] * 512


def test_hardly_any_answer_to_come_is_counted_as_well() -> None:
    assert largest_error([make(Metric.NPS, (2, 0, 0), "60", 3, arrivals=Arrivals(1, 1e-4))]) < 1e-9


def test_the_few_months_with_any_answer_at_all_are_counted_up_to_their_mean() -> None:
    rare = Arrivals(5e-8, 1 - 2e-8)
    assert largest_error([make(Metric.CSAT, (10, 0, 0), "20", 12, arrivals=rare)]) < 1e-9


def test_extreme_mixes_neither_overflow_nor_lose_the_chance() -> None:
    mixes = [Mix(1e-3, 1e-3, 1e-3), Mix(1e9, 1e9, 1e9), Mix(1e-6, 1e6, 1e-6), Mix(1e6, 1e-6, 1), Mix(1, 1e5, 1)]
    cases = [
        make(metric, (5, 3, 2), "30", 12, mix=mix, arrivals=arrivals)
        for metric in Metric
        for mix in mixes
        for arrivals in (Arrivals(8, 0.55), Arrivals(0.05, 0.99), Arrivals(1e6, 2e-5))
    ]
    assert largest_error(cases) < 1e-9


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=8))
def test_a_chance_does_not_depend_on_the_company_it_is_in(seeds: list[int]) -> None:
    cases = [random_case(random.Random(seed), most=6) for seed in seeds]
    alone = [chances([case])[0] for case in cases]
    together = chances(cases)
    assert max(abs(one - other) for one, other in zip(alone, together, strict=True)) < 1e-12
