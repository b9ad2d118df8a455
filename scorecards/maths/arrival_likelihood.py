"""How likely past months' numbers are under given settings, each month given those before it (maths.md C4)."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln

from scorecards.maths.pace import PastMonth, usual_number

Floats = NDArray[np.float64]
Numbers = Sequence[Sequence[PastMonth]]


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


def negative_binomial(counts: Floats, size: Floats, q: Floats) -> float:
    """The logarithm of the likelihood of numbers of answers, but for what depends on the numbers alone."""
    safe = np.where(counts > 0, q, 0.5)
    ways = gammaln(size + counts) - gammaln(size)
    return float(np.sum(ways + counts * np.log(safe) + size * np.log1p(-q)))
