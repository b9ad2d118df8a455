"""Several targets of one channel in ascending order (maths.md A8)."""

from collections.abc import Sequence

from scorecards.maths.goal import Goal
from scorecards.maths.metric import Metric, Tally
from scorecards.maths.progress import Progress, State, progress


def tiers(metric: Metric, tally: Tally, goals: Sequence[Goal]) -> tuple[Progress, ...]:
    """Where the tally stands against each tier."""
    return tuple(progress(metric, tally, goal) for goal in goals)


def tier_reached(steps: Sequence[Progress]) -> int:
    """The number of the highest tier that is hit, counted from 1; 0 for none.

    A lower tier may be missed below it, since each tier has its own minimum.
    """
    return max((number for number, step in enumerate(steps, 1) if step.state is State.HIT), default=0)
