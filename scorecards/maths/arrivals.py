"""How many answers a person may still get this month (maths.md C4)."""

import itertools
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import exp, lgamma, log, log1p

WEEKDAYS = 7
_STRAY_DAYS = 2.0
_TINY = 1e-300
_NEGLIGIBLE = 1e-18
_HIGHEST_SHARE = 0.999


@dataclass(frozen=True, slots=True)
class Arrivals:
    """The number of answers still to come, negative binomial (NB(g, q) in maths.md).

    size: above 0; the smaller, the more it may vary. q: 0 to below 1; 0 when nothing comes any more.
    Raises ValueError outside these ranges.
    """

    size: float
    q: float

    def __post_init__(self) -> None:
        if not (0 < self.size < float("inf") and 0 <= self.q < 1):
            raise ValueError(f"Arrivals need a finite size above 0 and q from 0 to below 1: {self!r}.")

    @property
    def mean(self) -> float:
        """The expected number of answers."""
        return self.size * self.q / (1 - self.q)

    def probabilities(self) -> Iterator[float]:
        """The probability of no answer, of one, of two and so on, without end."""
        now = exp(self.size * log1p(-self.q))
        for count in itertools.count():
            yield now if now > _TINY else self._probability(count)
            now *= (self.size + count) / (count + 1) * self.q

    def at_least(self, count: int) -> float:
        """The probability of this many answers or more."""
        below = 0.0
        for number, probability in zip(range(count), self.probabilities(), strict=False):
            below += probability
            if number > self.mean and probability < _NEGLIGIBLE:
                break
        return max(0.0, 1.0 - below)

    def quantile(self, share: float) -> int:
        """The smallest number that is not exceeded with this probability, 0 to .999. Raises ValueError beyond."""
        if not 0 <= share <= _HIGHEST_SHARE:
            raise ValueError(f"A share lies between 0 and {_HIGHEST_SHARE}, not at {share}.")
        below = itertools.accumulate(self.probabilities())
        return next(count for count, total in enumerate(below) if total >= share)

    def _probability(self, count: int) -> float:
        if not self.q:
            return float(count == 0)
        ways = lgamma(self.size + count) - lgamma(self.size) - lgamma(count + 1)
        return exp(ways + count * log(self.q) + self.size * log1p(-self.q))


@dataclass(frozen=True, slots=True)
class ArrivalSettings:
    """How the people of one channel differ in number of answers, and how that changes; defaults until fitted.

    strength: what the channel's usual number is worth in answers against a person's own history (g0), above 0.
    memory: what is left of a month's answers a month later (dl), 0 to 1.
    steadiness: how little a person's pace changes from month to month; 1/steadiness is the squared relative spread
    (kap), above 0.
    temper: how far this month's own number counts (eta), above 0 to 1; below 1 because rotas are clumpy.
    Raises ValueError outside these ranges.
    """

    strength: float = 2.0
    memory: float = 0.7
    steadiness: float = 10.0
    temper: float = 0.25

    def __post_init__(self) -> None:
        if not (self.strength > 0 and 0 <= self.memory <= 1 and self.steadiness > 0 and 0 < self.temper <= 1):
            raise ValueError(f"Strength and steadiness must be above 0, memory 0 to 1, temper above 0 to 1: {self!r}.")


@dataclass(frozen=True, slots=True)
class Pace:
    """A person's number of answers per full month, before the month begins: Gamma(shape, exposure) (g0', e0').

    shape above 0; exposure in full months, above 0. The expected number in a full month is shape / exposure.
    Raises ValueError outside these ranges.
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


def weekday_rates(counts: Mapping[date, int]) -> tuple[float, ...]:
    """Answers per day of a channel by weekday, Monday first, from past days (days without answers included).

    Each weekday is drawn towards the average day as if two such days had been seen besides, so that a month with a
    holiday or two does not bend the week. All 1 where nothing is known.
    """
    if not any(counts.values()):
        return (1.0,) * WEEKDAYS
    average = sum(counts.values()) / len(counts)
    totals, days = [average * _STRAY_DAYS] * WEEKDAYS, [_STRAY_DAYS] * WEEKDAYS
    for day, count in counts.items():
        totals[day.weekday()] += count
        days[day.weekday()] += 1
    return tuple(total / number for total, number in zip(totals, days, strict=True))


def day_shares(rates: Sequence[float], month: Iterable[date]) -> dict[date, float]:
    """The share of the month's answers expected on each of its days (omega in maths.md); they add up to 1.

    rates: by weekday, as weekday_rates() gives them. Equal shares where the rates of these days are all 0.
    """
    raw = {day: rates[day.weekday()] for day in month}
    total = sum(raw.values())
    return {day: rate / total if total else 1 / len(raw) for day, rate in raw.items()}


def exposure(shares: Mapping[date, float], days: Collection[date]) -> float:
    """How much of the channel's month lies on these days, 0 to 1; hand in only days the person works."""
    return min(1.0, sum(shares[day] for day in set(days)))


def usual_number(months: Iterable[PastMonth]) -> float:
    """The answers per person and full month of a channel (mu), from everyone's past months; 1 where there are none."""
    past = tuple(months)
    worked = sum(month.exposure for month in past)
    return (sum(month.responses for month in past) + 0.5) / (worked + 0.5) if worked else 1.0


def pace(usual: float, history: Sequence[PastMonth], settings: ArrivalSettings = ArrivalSettings()) -> Pace:
    """A person's pace before the month's first answer.

    usual: the channel's answers per person and full month, above 0 (mu). history: the person's earlier months, oldest
    first, none left out.
    """
    shape, months, weight = settings.strength, settings.strength / usual, 1.0
    for month in reversed(history):
        weight *= settings.memory
        shape += weight * month.responses
        months += weight * month.exposure
    spread = 1 / shape + 1 / settings.steadiness + 1 / (shape * settings.steadiness)
    return Pace(1 / spread, months / shape / spread)


def still_to_come(
    pace: Pace, responses: int, worked: float, remaining: float, temper: float = ArrivalSettings().temper
) -> Arrivals:
    """The answers still to come this month.

    responses: this month's so far. worked, remaining: the exposure of the person's working days up to today and after
    it, each 0 to 1 (absence makes them smaller). temper: eta.
    """
    shape, months = pace.shape + temper * responses, pace.exposure + temper * worked
    return Arrivals(shape, remaining / (months + remaining))
