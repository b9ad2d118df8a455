"""Several channels as one index: how much of the way from floor to target each has come (maths.md A13). Exact."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from scorecards.maths.goal import Goal
from scorecards.maths.metric import Metric, Tally, score

DEFAULT_CAP = Decimal("1.2")


@dataclass(frozen=True, slots=True)
class Component:
    """A channel's part in the index.

    floor: the score in points, below the target's, that counts as nothing. cap: the most a channel may count, as a
    multiple of reaching its target, 1 or more. weight: above 0.
    clipped: a score below the floor counts as the floor; otherwise it counts below zero.
    Raises ValueError for what lies outside these.
    """

    metric: Metric
    tally: Tally
    goal: Goal
    floor: Decimal
    weight: Fraction | Decimal | int = 1
    cap: Fraction | Decimal = DEFAULT_CAP
    clipped: bool = True

    def __post_init__(self) -> None:
        if not self.metric.lowest <= self.floor < self.goal.score:
            raise ValueError(f"A floor of {self.floor}: give points from {self.metric.lowest} to below the target.")
        if self.weight <= 0:
            raise ValueError(f"A weight of {self.weight}: give a weight above 0.")
        if self.cap < 1:
            raise ValueError(f"A cap of {self.cap}: give 1 or more.")

    @property
    def counts(self) -> bool:
        """Whether there are enough responses for the channel to count."""
        return self.tally.responses >= self.goal.least_responses

    def share_of_way(self, points: Fraction) -> Fraction:
        """How far a score, in points, has come from the floor (0) to the target (1), neither capped nor clipped."""
        floor = Fraction(self.floor)
        return (points - floor) / (Fraction(self.goal.score) - floor)


def attainment(component: Component) -> Fraction | None:
    """How far the channel has come: 1 is the target, at most its cap (att in maths.md A13). None without answers."""
    points = score(component.metric, component.tally)
    if points is None:
        return None
    reached = min(Fraction(component.cap), component.share_of_way(points))
    return max(Fraction(0), reached) if component.clipped else reached


def index(components: Sequence[Component]) -> Fraction | None:
    """The weighted mean attainment of the channels with enough responses, times 100 (I in maths.md A13).

    100 means every target exactly. None while no channel has enough responses.
    """
    weighted = [
        (Fraction(one.weight), reached) for one in components if one.counts and (reached := attainment(one)) is not None
    ]
    if not weighted:
        return None
    together = sum((weight * reached for weight, reached in weighted), Fraction(0))
    return 100 * together / sum(weight for weight, _ in weighted)
