"""Splitting a sum of money among people to the cent, by the largest remainder (maths.md E6). Pure and exact."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Split:
    """A pool divided. cents: the shares, in the order of the weights. left_cents: what nobody has a weight for."""

    cents: tuple[int, ...]
    left_cents: int


def split(pool_cents: int, weights: Sequence[Fraction | Decimal | int]) -> Split:
    """Shares in proportion to the weights, each within one cent of its exact part; together always the pool.

    The cents that rounding down leaves go to the largest fractional parts, among equals to the earlier: give the
    weights in the order of people's ids. A pool below zero (a correction) is split like its opposite. Without any
    weight above zero nobody is paid and the whole pool is left.
    Raises ValueError for a weight below zero.
    """
    exact = [Fraction(weight) for weight in weights]
    if any(weight < 0 for weight in exact):
        raise ValueError(f"A weight of {min(exact)}: give weights of 0 or more.")
    whole = sum(exact)
    if not whole:
        return Split((0,) * len(exact), pool_cents)
    sign = -1 if pool_cents < 0 else 1
    quotas = [sign * pool_cents * weight / whole for weight in exact]
    floors = [quota.numerator // quota.denominator for quota in quotas]
    left = sign * pool_cents - sum(floors)
    by_remainder = sorted(range(len(exact)), key=lambda place: floors[place] - quotas[place])
    extra = set(by_remainder[:left])
    return Split(tuple(sign * (cents + (place in extra)) for place, cents in enumerate(floors)), 0)
