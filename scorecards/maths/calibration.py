"""Whether the chances that were forecast came true, and when to hide them (maths.md C8)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

BINS = 10
ALARM = 0.05
ENOUGH_FORECASTS = 500


@dataclass(frozen=True, slots=True)
class Forecast:
    """A chance that was forecast, 0 to 1, and whether the target was then hit. Raises ValueError beyond 0 to 1."""

    chance: float
    hit: bool

    def __post_init__(self) -> None:
        if not 0 <= self.chance <= 1:
            raise ValueError(f"A chance lies between 0 and 1, not at {self.chance}.")


@dataclass(frozen=True, slots=True)
class Bin:
    """The forecasts of like chance: how many, their mean chance, and the share that hit."""

    forecasts: int
    chance: float
    hits: float


def brier(forecasts: Sequence[Forecast]) -> float | None:
    """The mean squared distance of chance and outcome: 0 is perfect, always saying .5 gets .25. None of none."""
    return fmean((forecast.chance - forecast.hit) ** 2 for forecast in forecasts) if forecasts else None


def bins(forecasts: Iterable[Forecast]) -> tuple[Bin, ...]:
    """The forecasts in 10 equal steps of chance, empty steps left out; a chance of 1 belongs to the last step."""
    steps: list[list[Forecast]] = [[] for _ in range(BINS)]
    for forecast in forecasts:
        steps[min(BINS - 1, int(forecast.chance * BINS))].append(forecast)
    means = ((len(step), fmean(one.chance for one in step), fmean(one.hit for one in step)) for step in steps if step)
    return tuple(Bin(*step) for step in means)


def calibration_error(forecasts: Sequence[Forecast]) -> float | None:
    """How far chance and share of hits lie apart, averaged over the bins by their size (ECE), 0 to 1. None of none."""
    if not forecasts:
        return None
    return sum(step.forecasts * abs(step.chance - step.hits) for step in bins(forecasts)) / len(forecasts)


def trusted(forecasts: Sequence[Forecast]) -> bool:
    """Whether a channel's chances may be shown, by last month's forecasts of that channel.

    They are hidden once 500 forecasts or more have a calibration error above .05; fewer prove nothing.
    """
    error = calibration_error(forecasts)
    return error is None or len(forecasts) < ENOUGH_FORECASTS or error <= ALARM
