"""Responses too few to be paid, carried to the next month's sum (maths.md E4). Pure and exact."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from scorecards.maths.metric import Tally

MOST_MONTHS_BACK = 3


@dataclass(frozen=True, slots=True)
class Carried:
    """The counts of an earlier month that are added to a later one."""

    month: date
    tally: Tally


@dataclass(frozen=True, slots=True)
class PastMonth:
    """A person's month in a channel. minimum: responses it took to be paid; None where nothing was carried on."""

    month: date
    tally: Tally
    minimum: int | None


def carried(past: Sequence[PastMonth]) -> tuple[Carried, ...]:
    """What the month after the last of these is handed, the oldest first; the months follow one another.

    A month whose sum, with all that was handed to it, stays below its minimum hands that sum on. One that reaches it
    is paid on the sum and hands on nothing. Counts older than three months are dropped.
    """
    held: tuple[Carried, ...] = ()
    for one in past:
        received = held[-MOST_MONTHS_BACK:]
        short = one.minimum is not None and added(one.tally, received).responses < one.minimum
        held = (*received, Carried(one.month, one.tally)) if short else ()
    return tuple(one for one in held[-MOST_MONTHS_BACK:] if one.tally.responses)


def added(tally: Tally, more: Iterable[Carried]) -> Tally:
    """A month's counts with those carried to it."""
    return sum((one.tally for one in more), tally)
