"""The fewest further positives that lift a sum of rising values to an aim (maths.md A14). Exact.

Each value rises ever more slowly, so giving every positive where it gains most is best for every number of them.
Positives that are surely given are counted, not walked.
"""

from collections.abc import Sequence
from fractions import Fraction

from scorecards.maths.rising import Rising

FEW_STEPS = 8


def fewest(values: Sequence[Rising], aim: Fraction, below: int | None = None) -> tuple[int, ...] | None:
    """The fewest further positives, for each value, that lift their sum to the aim; among equals to the earlier.

    None where nothing does, or where it takes as many as `below` or more.
    """
    counts = (0,) * len(values)
    if _sum(values, counts) < aim:
        if not _reachable(values, aim):
            return None
        counts = _surely_taken(values, aim)
    while below is None or sum(counts) < below:
        if _sum(values, counts) >= aim:
            return counts
        gains = list(map(_next_gain, values, counts))
        best = gains.index(max(gains))
        counts = (*counts[:best], counts[best] + 1, *counts[best + 1 :])
    return None


def _surely_taken(values: Sequence[Rising], aim: Fraction) -> tuple[int, ...]:
    """The positives that any best choice reaching the aim includes: all that gain as much as a bound just too high."""
    high = low = 2 * max(value.gain(0) for value in values)
    while _sum(values, _taken(values, low)) < aim:
        low /= 16
    while sum(_taken(values, low)) - sum(_taken(values, high)) > max(FEW_STEPS, len(values)):
        middle = (low + high) / 2
        if _sum(values, _taken(values, middle)) < aim:
            high = middle
        else:
            low = middle
    return _taken(values, high)


def _taken(values: Sequence[Rising], least: Fraction) -> tuple[int, ...]:
    return tuple(value.steps_gaining(least) for value in values)


def _sum(values: Sequence[Rising], counts: Sequence[int]) -> Fraction:
    return sum(map(Rising.value, values, counts), Fraction(0))


def _reachable(values: Sequence[Rising], aim: Fraction) -> bool:
    """Whether the sum comes to the aim, and not only as near as one likes."""
    together = sum((value.bound for value in values), Fraction(0))
    return together > aim or (together == aim and all(value.useful is not None for value in values))


def _next_gain(value: Rising, given: int) -> Fraction:
    return Fraction(0) if given == value.useful else value.gain(given)
