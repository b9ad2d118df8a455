"""The value of a channel in the index as further positives come, from its floor on (maths.md A14). Exact."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import isqrt

from scorecards.maths.composite import Component
from scorecards.maths.metric import Tally, net


@dataclass(frozen=True)
class Rising:
    """A value that is top - drag/n with n responses, but never above its ceiling (maths.md A14).

    responses: n before any further positive, 1 or more. allowed: the most further positives; None for no limit.
    """

    responses: int
    top: Fraction
    drag: Fraction
    ceiling: Fraction
    allowed: int | None = None

    def value(self, positives: int) -> Fraction:
        """The value after so many further positives."""
        return min(self.ceiling, self.top - self.drag / (self.responses + positives))

    def gain(self, positives: int) -> Fraction:
        """What one more positive adds after so many."""
        return self.value(positives + 1) - self.value(positives)

    @cached_property
    def useful(self) -> int | None:
        """The number of positives from which on nothing is gained, or may be given; None where there is no end."""
        to_ceiling = self._to_ceiling()
        if self.allowed is None:
            return to_ceiling
        return self.allowed if to_ceiling is None else min(self.allowed, to_ceiling)

    @cached_property
    def bound(self) -> Fraction:
        """The value that is reached at the end, or where there is none, approached."""
        return self.top if self.useful is None else self.value(self.useful)

    def steps_gaining(self, least: Fraction) -> int:
        """How many of the first positives each gain at least so much (above 0)."""
        steps = max(0, _largest_pair(self.drag / least) - self.responses + 1)
        if self.useful is None or steps < self.useful:
            return steps
        last_gains = self.useful and self.gain(self.useful - 1) >= least
        return self.useful if last_gains else max(0, self.useful - 1)

    def _to_ceiling(self) -> int | None:
        if not self.drag:
            return 0
        if self.top <= self.ceiling:
            return None
        return max(0, -(-self.drag // (self.top - self.ceiling)) - self.responses)


def rising(component: Component, responses_added: int, allowed: int | None = None) -> Rising:
    """A channel's weighted value after so many positives, at its floor or above unless that does not matter."""
    weight, tally = Fraction(component.weight), component.tally + Tally(positives=responses_added)
    loss = tally.responses - net(component.metric, tally)
    top = weight * component.share_of_way(Fraction(100))
    drag = weight * 100 * loss / (Fraction(component.goal.score) - Fraction(component.floor))
    return Rising(tally.responses, top, drag, weight * Fraction(component.cap), allowed)


def _largest_pair(product: Fraction) -> int:
    """The largest whole x with x(x + 1) at most the product (0 or more)."""
    return (isqrt(4 * (product.numerator // product.denominator) + 1) - 1) // 2
