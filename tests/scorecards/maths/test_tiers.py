"""Tiers with minimums of their own."""

from scorecards.maths.goal import goal
from scorecards.maths.metric import Metric, Tally
from scorecards.maths.tiers import tier_reached, tiers


def ladder(tally: Tally, *steps: tuple[str, int]) -> tuple[list[int | None], int]:
    found = tiers(Metric.NPS, tally, [goal(Metric.NPS, score, minimum) for score, minimum in steps])
    return [step.still_needed for step in found], tier_reached(found)


def test_every_tier_says_what_it_still_needs() -> None:
    assert ladder(Tally(5, 5, 0), ("40", 0), ("50", 0), ("60", 0), ("100", 0)) == ([0, 0, 3, None], 2)


def test_a_missed_lower_tier_does_not_hide_a_higher_one() -> None:
    assert ladder(Tally(9, 1, 0), ("40", 20), ("80", 5)) == ([10, 0], 2)


def test_no_tier_may_be_reached() -> None:
    assert ladder(Tally(0, 1, 0), ("10", 0), ("20", 0)) == ([1, 1], 0)
