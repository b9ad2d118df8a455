"""How many further positives a target takes, and what it can bear (maths.md A1-A5, A7)."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final, Literal, TypeAlias

from scorecards.maths.goal import Goal
from scorecards.maths.metric import Metric, Tally, net

UNLIMITED: Final = "unlimited"
Cushion: TypeAlias = int | Literal["unlimited"]


class State(StrEnum):
    """Where a channel stands against its target (maths.md A7)."""

    NO_DATA = "no_data"
    UNREACHABLE = "unreachable"
    HIT = "hit"
    NEEDS_RESPONSES = "needs_responses"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Progress:
    """A tally against its target, in numbers of responses.

    still_needed: the fewest further positives, and nothing else, that meet the target; None when none ever do.
    missing_responses: how many are missing from the minimum.
    cushion_negative, cushion_neutral: how many of each can come before a met target is lost; None unless it is met.
    slack_negative: of the missing responses, how many may be negative when the rest are positive; None unless the
    missing responses are all that is still needed.
    """

    state: State
    still_needed: int | None
    missing_responses: int
    cushion_negative: Cushion | None
    cushion_neutral: Cushion | None
    slack_negative: int | None


def progress(metric: Metric, tally: Tally, goal: Goal) -> Progress:
    """Where the tally stands against the goal, exactly (maths.md A1-A4, A7)."""
    short = deficit(metric, tally, goal)
    missing = max(0, goal.least_responses - tally.responses)
    for_score = _positives_for_score(short, goal)
    needed = None if for_score is None else max(for_score, missing)
    hit = needed == 0
    return Progress(
        state=_state(tally, needed, for_score),
        still_needed=needed,
        missing_responses=missing,
        cushion_negative=_cushion(short, _cost_of_negative(metric, goal)) if hit else None,
        cushion_neutral=_cushion(short, goal.ratio.numerator) if hit else None,
        slack_negative=_slack(metric, tally, goal, missing) if missing and needed == missing else None,
    )


def deficit(metric: Metric, tally: Tally, goal: Goal) -> int:
    """How far the counts fall short of the target score, in 1/b positives; 0 or less is met (G in maths.md A1)."""
    ratio = goal.ratio
    return ratio.numerator * tally.responses - ratio.denominator * net(metric, tally)


def price_of_negative(metric: Metric, goal: Goal) -> Fraction | None:
    """How many further positives one negative costs (maths.md A5); None at 100, where it costs the month."""
    return _price(_cost_of_negative(metric, goal), goal)


def price_of_neutral(goal: Goal) -> Fraction | None:
    """How many further positives one neutral costs (maths.md A5); below 0 where a neutral helps. None at 100."""
    return _price(goal.ratio.numerator, goal)


def responses_at_mix(metric: Metric, tally: Tally, goal: Goal, net_per_response: Fraction) -> int | None:
    """The fewest further responses that meet the target when each brings the usual net (maths.md A6).

    net_per_response: positives less w negatives per response, -1 to 1. None where that mix never meets the target.
    """
    short = deficit(metric, tally, goal)
    missing = max(0, goal.least_responses - tally.responses)
    gain = goal.ratio.denominator * net_per_response - goal.ratio.numerator
    if gain > 0:
        return max(missing, -(-short // gain))
    return missing if short <= missing * gain else None


def _positives_for_score(short: int, goal: Goal) -> int | None:
    if short <= 0:
        return 0
    gain = goal.ratio.denominator - goal.ratio.numerator
    return -(-short // gain) if gain else None


def _state(tally: Tally, needed: int | None, for_score: int | None) -> State:
    if not tally.responses:
        return State.NO_DATA
    if needed is None:
        return State.UNREACHABLE
    if needed == 0:
        return State.HIT
    return State.NEEDS_RESPONSES if for_score == 0 else State.OPEN


def _cost_of_negative(metric: Metric, goal: Goal) -> int:
    return goal.ratio.numerator + metric.negative_weight * goal.ratio.denominator


def _price(cost: int, goal: Goal) -> Fraction | None:
    gain = goal.ratio.denominator - goal.ratio.numerator
    return Fraction(cost, gain) if gain else None


def _cushion(short: int, cost: int) -> Cushion:
    return UNLIMITED if cost <= 0 else -short // cost


def _slack(metric: Metric, tally: Tally, goal: Goal, missing: int) -> int:
    best = deficit(metric, tally + Tally(positives=missing), goal)
    return min(missing, -best // (goal.ratio.denominator * (1 + metric.negative_weight)))
