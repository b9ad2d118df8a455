"""How people differ and change, learnt from past months: the settings of prior.py and arrivals.py (maths.md C2, C4)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit, gammaln, logit

from scorecards.maths.arrivals import ArrivalSettings, Pace, PastMonth, usual_number
from scorecards.maths.metric import Tally
from scorecards.maths.prior import MixSettings, pooled

Floats = NDArray[np.float64]
ENOUGH_MONTHS = 200
_WEAKEST, _STRONGEST = 1e-4, 20_000.0
_LEAST_MEMORY, _MOST_MEMORY = 0.001, 0.999
Settings = tuple[float, float, float]
Answers = Sequence[Sequence[Tally]]
Numbers = Sequence[Sequence[PastMonth]]


@dataclass(frozen=True, slots=True)
class DaySoFar:
    """A person's month on some day of it: answers so far and after, and the exposure of each part, 0 to 1."""

    responses: int
    later: int
    worked: float
    remaining: float


def fit_mixes(channels: Mapping[str, Answers]) -> dict[str, MixSettings]:
    """The mix settings of each channel, by the likelihood of each month given the months before it.

    channels: per channel and person the tallies of 3 to 12 months, oldest first, none left out. A channel with fewer
    than 200 months with answers takes the values of all channels together, and those are the defaults until there are
    as many.
    """
    tables = {name: _MixTable.of(people) for name, people in channels.items()}
    together = _fit_mix([*tables.values()], MixSettings())
    return {name: _fit_mix([table], together) for name, table in tables.items()}


def fit_arrivals(channels: Mapping[str, Numbers]) -> dict[str, ArrivalSettings]:
    """The arrival settings of each channel, in the same way; the temper keeps its default."""
    tables = {name: _ArrivalTable.of(people) for name, people in channels.items()}
    together = _fit_arrivals([*tables.values()], ArrivalSettings())
    return {name: _fit_arrivals([table], together) for name, table in tables.items()}


def fit_pace(days: Sequence[DaySoFar]) -> tuple[Pace, float]:
    """The pace all begin with and the temper, learnt from one day of past months; for channels without rota data.

    Refit for each day of the month that matters, for people differ more in their rotas than months do (maths.md C4).
    Raises ValueError where nobody has any answers to learn from.
    """
    table = [(day.responses, day.later, day.worked, day.remaining) for day in days]
    so_far, later, worked, left = np.array(table, dtype=np.float64).reshape(-1, 4).T
    if not so_far.sum() + later.sum():
        raise ValueError("A pace cannot be learnt from days without answers: use the defaults.")
    usual = (so_far.sum() + later.sum()) / (worked.sum() + left.sum())

    def likelihood(values: Floats) -> float:
        first, exposure, temper = values
        months = exposure + temper * worked
        return _negative_binomial(later, first + temper * so_far, left / (months + left))

    start = (2.0, 2.0 / usual, ArrivalSettings().temper)
    shape, months, temper = _search(likelihood, start, ("positive", "positive", "share"))
    return Pace(shape, months), temper


@dataclass(frozen=True, slots=True)
class _MixTable:
    """The answers of one channel by person, month and kind; people who joined later begin with empty months."""

    counts: Floats
    channel: Floats

    @staticmethod
    def of(people: Answers) -> "_MixTable":
        longest = max((len(months) for months in people), default=0)
        counts = np.zeros((len(people), longest, 3))
        for person, months in enumerate(people):
            for place, month in enumerate(months, longest - len(months)):
                counts[person, place] = month.positives, month.neutrals, month.negatives
        mix = pooled(month for months in people for month in months)
        return _MixTable(counts, np.array([mix.positive, mix.neutral, mix.negative]))

    def months(self) -> int:
        return int((self.counts.sum(axis=2) > 0).sum())

    def likelihood(self, strength: float, memory: float, steadiness: float) -> float:
        """The logarithm of the Dirichlet-multinomial likelihood of every month given the months before it."""
        person = np.zeros_like(self.counts[:, 0]) + strength * self.channel if self.counts.size else self.counts
        history, total = np.zeros_like(person), 0.0
        for month in range(self.counts.shape[1]):
            mix = person + history
            worth = mix.sum(axis=1)
            spread = 1 / (worth + 1)
            certainty = 1 / (spread + (1 - spread) / (steadiness + 1)) - 1
            total += _dirichlet_multinomial(self.counts[:, month], mix * (certainty / worth)[:, None])
            history = memory * (history + self.counts[:, month])
        return total


@dataclass(frozen=True, slots=True)
class _ArrivalTable:
    """The numbers of one channel by person and month, and the exposure; usual is the channel's mean number."""

    numbers: Floats
    exposures: Floats
    usual: float

    @staticmethod
    def of(people: Numbers) -> "_ArrivalTable":
        longest = max((len(months) for months in people), default=0)
        table = np.zeros((2, len(people), longest))
        for person, months in enumerate(people):
            for place, month in enumerate(months, longest - len(months)):
                table[:, person, place] = month.responses, month.exposure
        return _ArrivalTable(table[0], table[1], usual_number(month for months in people for month in months))

    def months(self) -> int:
        return int((self.exposures > 0).sum())

    def likelihood(self, strength: float, memory: float, steadiness: float) -> float:
        """The logarithm of the negative binomial likelihood of every month given the months before it."""
        history, worked, total = np.zeros(len(self.numbers)), np.zeros(len(self.numbers)), 0.0
        for month in range(self.numbers.shape[1]):
            number, exposure = self.numbers[:, month], self.exposures[:, month]
            shape, months = strength + history, strength / self.usual + worked
            size = 1 / (1 / shape + 1 / steadiness + 1 / (shape * steadiness))
            mean = shape / months * exposure
            total += _negative_binomial(number, size, mean / (size + mean))
            history, worked = memory * (history + number), memory * (worked + exposure)
        return total


def _fit_mix(tables: Sequence[_MixTable], otherwise: MixSettings) -> MixSettings:
    start = (otherwise.strength, otherwise.memory, otherwise.steadiness)
    return MixSettings(*_fit(tables, start))


def _fit_arrivals(tables: Sequence[_ArrivalTable], otherwise: ArrivalSettings) -> ArrivalSettings:
    strength, memory, steadiness = _fit(tables, (otherwise.strength, otherwise.memory, otherwise.steadiness))
    return ArrivalSettings(strength, memory, steadiness, otherwise.temper)


def _fit(tables: Sequence[_MixTable] | Sequence[_ArrivalTable], start: Settings) -> Settings:
    if sum(table.months() for table in tables) < ENOUGH_MONTHS:
        return start

    def likelihood(values: Floats) -> float:
        return sum(table.likelihood(*values) for table in tables)

    strength, memory, steadiness = _search(likelihood, start, ("positive", "share", "positive"))
    return strength, memory, steadiness


def _search(likelihood: Callable[[Floats], float], start: Sequence[float], kinds: Sequence[str]) -> tuple[float, ...]:
    """The values of the greatest likelihood: Nelder-Mead on a scale without bounds, from the given start."""

    def values(place: Floats) -> Floats:
        return np.array([_inside(x, kind) for x, kind in zip(place, kinds, strict=True)])

    first = [float(logit(x)) if kind == "share" else float(np.log(x)) for x, kind in zip(start, kinds, strict=True)]
    simplex = np.vstack([first, first + np.eye(len(first))])
    options = {"initial_simplex": simplex, "xatol": 1e-3, "fatol": 1e-4, "maxiter": 800}
    best = minimize(lambda place: -likelihood(values(place)), first, method="Nelder-Mead", options=options)
    return tuple(float(x) for x in values(best.x))


def _inside(place: float, kind: str) -> float:
    if kind == "share":
        return float(np.clip(expit(place), _LEAST_MEMORY, _MOST_MEMORY))
    return float(np.clip(np.exp(np.clip(place, -700, 700)), _WEAKEST, _STRONGEST))


def _dirichlet_multinomial(counts: Floats, mix: Floats) -> float:
    total, answers = mix.sum(axis=1), counts.sum(axis=1)
    each = np.sum(gammaln(mix + counts) - gammaln(mix), axis=1)
    return float(np.sum(gammaln(total) - gammaln(total + answers) + each))


def _negative_binomial(counts: Floats, size: Floats, q: Floats) -> float:
    safe = np.where(counts > 0, q, 0.5)
    ways = gammaln(size + counts) - gammaln(size)
    return float(np.sum(ways + counts * np.log(safe) + size * np.log1p(-q)))
