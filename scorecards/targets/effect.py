"""What a target means for people: how many meet the old and the new one by their real figures. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from scorecards.maths.goal import Goal
from scorecards.maths.metric import Metric, Tally
from scorecards.maths.progress import State, progress


@dataclass(frozen=True, slots=True)
class Reach:
    """One target against the figures of some people: how many meet it, and how many further positives the one in the
    middle of them lacks, None where that one cannot reach it."""

    met: int
    typical_needed: int | None


@dataclass(frozen=True, slots=True)
class MonthEffect:
    """A month's people with answers under the target that held and the new one; before is None where none held."""

    month: date
    people: int
    before: Reach | None
    after: Reach


def month_effect(
    metric: Metric, month: date, tallies: Sequence[Tally], before: Goal | None, after: Goal
) -> MonthEffect:
    """The effect on these people, one tally each; there is at least one, and each has answers."""
    old = None if before is None else _reach(metric, tallies, before)
    return MonthEffect(month, len(tallies), old, _reach(metric, tallies, after))


def _reach(metric: Metric, tallies: Sequence[Tally], goal: Goal) -> Reach:
    found = [progress(metric, tally, goal) for tally in tallies]
    met = sum(one.state is State.HIT for one in found)
    needs = sorted((one.still_needed for one in found), key=lambda need: (need is None, need or 0))
    return Reach(met, needs[(len(needs) - 1) // 2])
