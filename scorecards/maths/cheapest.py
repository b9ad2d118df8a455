"""The fewest further positives that bring the index of several channels to its threshold (maths.md A14). Exact."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import product

from scorecards.maths.allotment import fewest
from scorecards.maths.composite import Component
from scorecards.maths.goal import Goal
from scorecards.maths.progress import progress
from scorecards.maths.rising import Rising, rising

DEFAULT_THRESHOLD = Decimal(100)


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to start a channel: left out (no weight), counted at nothing (no rise), or counted and rising."""

    start: int
    weight: Fraction
    rise: Rising | None


def cheapest_path(
    components: Sequence[Component],
    threshold: Fraction | Decimal | int = DEFAULT_THRESHOLD,
    capacities: Sequence[int | None] | None = None,
) -> tuple[int, ...] | None:
    """The further positives for each channel, fewest in all, that bring the index to the threshold, in points.

    capacities: for each channel the most further positives that can come; None for no limit. Of equally cheap paths
    it is one that spends the fewest on minimums and floors, then one that favours the earlier channels.
    None where no path leads there. Takes time that doubles or triples with every channel below its minimum or floor.
    Raises ValueError for capacities of another number than the channels.
    """
    limits = (None,) * len(components) if capacities is None else capacities
    ways = [_ways(one, limit) for one, limit in zip(components, limits, strict=True)]
    best: tuple[int, ...] | None = None
    for chosen in sorted(product(*ways), key=_started):
        below = None if best is None else sum(best)
        best = _along(chosen, Fraction(threshold) / 100, below) or best
    return best


def _ways(component: Component, limit: int | None) -> list[_Way]:
    """The ways a channel can start within its limit; from there on its value rises ever more slowly, or not at all."""
    weight, aim = Fraction(component.weight), component.goal
    to_minimum = progress(component.metric, component.tally, aim).missing_responses
    to_floor = progress(component.metric, component.tally, Goal(component.floor, aim.minimum)).still_needed
    lifted = to_floor if component.clipped and to_floor is not None else to_minimum
    ways = [_Way(0, Fraction(0), None)] if to_minimum else []
    if lifted > to_minimum:
        ways.append(_Way(to_minimum, weight, None))
    ways.append(_Way(lifted, weight, rising(component, lifted, None if limit is None else limit - lifted)))
    return [way for way in ways if limit is None or way.start <= limit]


def _started(ways: Sequence[_Way]) -> int:
    return sum(way.start for way in ways)


def _along(ways: Sequence[_Way], threshold: Fraction, below: int | None) -> tuple[int, ...] | None:
    """The fewest positives for these ways, unless they are as many as `below`; threshold as a share of 1."""
    whole, started = sum((way.weight for way in ways), Fraction(0)), _started(ways)
    if not whole or (below is not None and started >= below):
        return None
    rises = [way.rise for way in ways if way.rise]
    found = fewest(rises, threshold * whole, None if below is None else below - started)
    if found is None:
        return None
    more = iter(found)
    return tuple(way.start + (next(more) if way.rise else 0) for way in ways)
