"""What people read of a chance: a word, and how many answers they may still get (maths.md A15)."""

from dataclasses import dataclass
from enum import StrEnum
from math import floor

from scorecards.maths.arrivals import Arrivals

RANGE = (0.1, 0.9)
_RARE = 0.01


class Outlook(StrEnum):
    """How likely the target is, in words; the chance itself is not shown."""

    UNREACHABLE = "unreachable"
    OUT_OF_REACH = "out_of_reach"
    UNLIKELY = "unlikely"
    POSSIBLE = "possible"
    WITHIN_REACH = "within_reach"
    LIKELY = "likely"
    VERY_LIKELY = "very_likely"


_FROM = (
    (0.95, Outlook.VERY_LIKELY),
    (0.75, Outlook.LIKELY),
    (0.40, Outlook.WITHIN_REACH),
    (0.10, Outlook.POSSIBLE),
)


@dataclass(frozen=True, slots=True)
class Remaining:
    """How many answers are still to come: the mean rounded half up, and the range that holds 8 of 10 months."""

    mean: int
    low: int
    high: int


def outlook(still_needed: int | None, arrivals: Arrivals, chance: float) -> Outlook:
    """The word for a chance of 0 to 1.

    still_needed: the further positives it takes, as progress() gives them, None when none ever suffice. They are out
    of reach where that many answers come in fewer than one month of a hundred.
    """
    if still_needed is None:
        return Outlook.UNREACHABLE
    if arrivals.at_least(still_needed) < _RARE:
        return Outlook.OUT_OF_REACH
    return next((word for least, word in _FROM if chance >= least), Outlook.UNLIKELY)


def remaining(arrivals: Arrivals) -> Remaining:
    """The number of answers a person may still get this month."""
    low, high = (arrivals.quantile(share) for share in RANGE)
    return Remaining(floor(arrivals.mean + 0.5), low, high)
