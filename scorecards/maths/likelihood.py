"""How likely past months are under given settings, each given the months before it (maths.md C2, C4)."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln

from scorecards.maths.metric import Tally
from scorecards.maths.mix import pooled
from scorecards.maths.pace import PastMonth, usual_number

Floats = NDArray[np.float64]
Answers = Sequence[Sequence[Tally]]
Numbers = Sequence[Sequence[PastMonth]]


@dataclass(frozen=True, slots=True)
class MixTable:
    """The answers of one channel by person, month and kind; people who joined later begin with empty months."""

    counts: Floats
    channel: Floats

    @staticmethod
    def of(people: Answers) -> "MixTable":
        longest = max((len(months) for months in people), default=0)
        counts = np.zeros((len(people), longest, 3))
        for person, months in enumerate(people):
            for place, month in enumerate(months, longest - len(months)):
                counts[person, place] = month.positives, month.neutrals, month.negatives
        mix = pooled(month for months in people for month in months)
        return MixTable(counts, np.array([mix.positive, mix.neutral, mix.negative]))

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
            total += dirichlet_multinomial(self.counts[:, month], mix * (certainty / worth)[:, None])
            history = memory * (history + self.counts[:, month])
        return total


@dataclass(frozen=True, slots=True)
class ArrivalTable:
    """The numbers of one channel by person and month, and the exposure; usual is the channel's mean number."""

    numbers: Floats
    exposures: Floats
    usual: float

    @staticmethod
    def of(people: Numbers) -> "ArrivalTable":
        longest = max((len(months) for months in people), default=0)
        table = np.zeros((2, len(people), longest))
        for person, months in enumerate(people):
            for place, month in enumerate(months, longest - len(months)):
                table[:, person, place] = month.responses, month.exposure
        return ArrivalTable(table[0], table[1], usual_number(month for months in people for month in months))

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
            total += negative_binomial(number, size, mean / (size + mean))
            history, worked = memory * (history + number), memory * (worked + exposure)
        return total


def dirichlet_multinomial(counts: Floats, mix: Floats) -> float:
    """The logarithm of the likelihood of counts (rows) under mixes, but for what depends on the counts alone."""
    total, answers = mix.sum(axis=1), counts.sum(axis=1)
    each = np.sum(gammaln(mix + counts) - gammaln(mix), axis=1)
    return float(np.sum(gammaln(total) - gammaln(total + answers) + each))


def negative_binomial(counts: Floats, size: Floats, q: Floats) -> float:
    """The logarithm of the likelihood of numbers of answers, but for what depends on the numbers alone."""
    safe = np.where(counts > 0, q, 0.5)
    ways = gammaln(size + counts) - gammaln(size)
    return float(np.sum(ways + counts * np.log(safe) + size * np.log1p(-q)))
