"""The number of answers still to come, as a distribution (maths.md C4)."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from math import exp, lgamma, log, log1p

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
