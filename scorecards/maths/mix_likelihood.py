"""How likely past months' answers are under given settings, each month given those before it (maths.md C2)."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln

from scorecards.maths.metric import Tally
from scorecards.maths.mix import pooled

Floats = NDArray[np.float64]
Answers = Sequence[Sequence[Tally]]


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
            total += _dirichlet_multinomial(self.counts[:, month], mix * (certainty / worth)[:, None])
            history = memory * (history + self.counts[:, month])
        return total


def _dirichlet_multinomial(counts: Floats, mix: Floats) -> float:
    total, answers = mix.sum(axis=1), counts.sum(axis=1)
    each = np.sum(gammaln(mix + counts) - gammaln(mix), axis=1)
    return float(np.sum(gammaln(total) - gammaln(total + answers) + each))
