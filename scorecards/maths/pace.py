"""How many answers a person gets, from the channel's usual number, past months and this one (maths.md C4)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scorecards.maths.arrivals import Arrivals
from scorecards.maths.settings import DEFAULT_ARRIVALS, ArrivalSettings


@dataclass(frozen=True, slots=True)
class Pace:
    """A person's answers per full month before it begins, shape / exposure of them: Gamma(shape, exposure) (g0', e0').

    The exposure is in full months. Raises ValueError unless both are above 0.
    """

    shape: float
    exposure: float

    def __post_init__(self) -> None:
        if not (self.shape > 0 and self.exposure > 0):
            raise ValueError(f"A pace has a shape and an exposure above 0: {self!r}.")


@dataclass(frozen=True, slots=True)
class PastMonth:
    """One earlier month of a person: the answers, and the share of the channel's month they worked (0 to 1)."""

    responses: int
    exposure: float


def usual_number(months: Iterable[PastMonth]) -> float:
    """The answers per person and full month of a channel (mu), from everyone's past months; 1 where there are none."""
    past = tuple(months)
    worked = sum(month.exposure for month in past)
    return (sum(month.responses for month in past) + 0.5) / (worked + 0.5) if worked else 1.0


def pace(usual: float, history: Sequence[PastMonth], settings: ArrivalSettings = DEFAULT_ARRIVALS) -> Pace:
    """A person's pace before the month's first answer; usual: usual_number() of the channel (mu), above 0.

    history: the person's earlier months, oldest first, none left out.
    """
    shape, months, weight = settings.strength, settings.strength / usual, 1.0
    for month in reversed(history):
        weight *= settings.memory
        shape += weight * month.responses
        months += weight * month.exposure
    spread = 1 / shape + 1 / settings.steadiness + 1 / (shape * settings.steadiness)
    return Pace(1 / spread, months / shape / spread)


def still_to_come(pace: Pace, responses: int, worked: float, remaining: float, temper: float) -> Arrivals:
    """The answers still to come this month after so many responses.

    worked, remaining: the exposure of the person's working days up to today and after it, each 0 to 1.
    """
    months = pace.exposure + temper * worked
    return Arrivals(pace.shape + temper * responses, remaining / (months + remaining))
