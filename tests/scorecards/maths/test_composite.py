"""The index of several channels."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from scorecards.maths.composite import Component, attainment, index
from scorecards.maths.goal import goal
from scorecards.maths.metric import Metric, Tally

NPS, CSAT = Metric.NPS, Metric.CSAT


def channel(tally: Tally, target: str = "50", minimum: int = 0, floor: int = 20, **more: Any) -> Component:
    return Component(NPS, tally, goal(NPS, target, minimum), Decimal(floor), **more)


@pytest.mark.parametrize(
    ("tally", "way"),
    [
        (Tally(5, 5), "1"),
        (Tally(2, 8), "0"),
        (Tally(3, 7), "1/3"),
        (Tally(53, 47), "11/10"),
        (Tally(56, 44), "6/5"),
        (Tally(57, 43), "6/5"),
        (Tally(10), "6/5"),
        (Tally(1, 9), "0"),
        (Tally(0, 0, 3), "0"),
    ],
)
def test_a_channel_counts_from_its_floor_to_its_cap(tally: Tally, way: str) -> None:
    assert attainment(channel(tally)) == Fraction(way)


def test_without_clipping_a_score_below_the_floor_counts_below_zero() -> None:
    below = channel(Tally(1, 9), clipped=False)
    assert [attainment(below), index([below])] == [Fraction(-1, 3), Fraction(-100, 3)]


def test_another_cap_holds_in_its_place() -> None:
    found = [attainment(channel(Tally(10), cap=Decimal(cap))) for cap in ("1", "2.5", "9")]
    assert found == [1, Fraction(5, 2), Fraction(8, 3)]


def test_a_negative_target_has_a_way_to_it_too() -> None:
    assert attainment(channel(Tally(1, 9, 3), target="-10", floor=-20)) == Fraction(6, 13)


def test_csat_leaves_the_negatives_out() -> None:
    satisfied = Component(CSAT, Tally(7, 1, 2), goal(CSAT, "80", 0), Decimal(60))
    assert attainment(satisfied) == Fraction(1, 2)


def test_without_answers_nothing_is_attained() -> None:
    assert [attainment(channel(Tally())), index([channel(Tally())]), index([])] == [None, None, None]


def test_the_index_weighs_the_channels_that_have_their_minimum() -> None:
    half, full = channel(Tally(35, 65), weight=3), channel(Tally(5, 5), minimum=10)
    assert index([half, full]) == Fraction(125, 2)
    assert index([half, channel(Tally(5, 4), minimum=10)]) == 50


def test_the_index_is_one_hundred_when_every_target_is_met_exactly() -> None:
    assert index([channel(Tally(5, 5), weight=7), channel(Tally(55, 45), target="55", weight=Decimal("1.5"))]) == 100


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"floor": Decimal(50)}, r"^A floor of 50: give points from -100 to below the target\.$"),
        ({"floor": Decimal(-101)}, r"^A floor of -101: give points from -100 to below the target\.$"),
        ({"weight": 0}, r"^A weight of 0: give a weight above 0\.$"),
        ({"cap": Decimal("0.99")}, r"^A cap of 0\.99: give 1 or more\.$"),
    ],
)
def test_a_channel_that_cannot_be_counted_is_refused(wrong: dict[str, Any], message: str) -> None:
    given: dict[str, Any] = {"metric": NPS, "tally": Tally(), "goal": goal(NPS, "50", 0), "floor": Decimal(20)}
    with pytest.raises(ValueError, match=message):
        Component(**(given | wrong))


def test_the_lowest_floor_and_the_lowest_cap_are_accepted() -> None:
    assert attainment(channel(Tally(1, 1, 1), floor=-100, cap=Decimal(1))) == Fraction(2, 3)
