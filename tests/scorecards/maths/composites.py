"""Random composites and a search that tries every way to spread further positives over the channels."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import product
from math import lcm
from random import Random

from scorecards.maths.composite import Component
from scorecards.maths.goal import goal
from scorecards.maths.metric import Metric, Tally


@dataclass(frozen=True)
class Case:
    """Channels, the index asked for, and for each channel how many further positives can come."""

    components: tuple[Component, ...]
    threshold: int
    capacities: tuple[int, ...]


def random_case(dice: Random, channels: int, most: int, clipped: bool = True) -> Case:
    components = tuple(_component(dice, clipped) for _ in range(channels))
    capacities = tuple(dice.randint(0, most) for _ in range(channels))
    return Case(components, dice.choice([0, 40, 80, 90, 100, 100, 105, 115, 120]), capacities)


def totals(case: Case) -> list[int]:
    """The totals of all ways within the capacities that bring the index to the threshold."""
    tables = [
        [_surplus(_counted(one, k), case.threshold) for k in range(most + 1)]
        for one, most in zip(case.components, case.capacities, strict=True)
    ]
    scale = lcm(*(surplus.denominator for table in tables for _, surplus in table))
    whole = [[(counts, int(surplus * scale)) for counts, surplus in table] for table in tables]
    return [
        sum(spread)
        for spread, ends in zip(product(*(range(len(one)) for one in whole)), product(*whole), strict=True)
        if sum(surplus for _, surplus in ends) >= 0 and any(counts for counts, _ in ends)
    ]


def reaches(case: Case, spread: Sequence[int]) -> bool:
    """Whether these further positives bring the index to the threshold."""
    ends = [_surplus(_counted(one, k), case.threshold) for one, k in zip(case.components, spread, strict=True)]
    return any(counts for counts, _ in ends) and sum(surplus for _, surplus in ends) >= 0


def _surplus(counted: tuple[Fraction, Fraction] | None, threshold: int) -> tuple[bool, Fraction]:
    """Whether the channel counts, and how far its weighted attainment lies above what the threshold asks of it."""
    if counted is None:
        return False, Fraction(0)
    weight, worth = counted
    return True, worth - weight * threshold / 100


def _counted(one: Component, positives: int) -> tuple[Fraction, Fraction] | None:
    """Weight and weighted attainment after so many positives; None below the minimum."""
    p, u, d = one.tally.positives + positives, one.tally.neutrals, one.tally.negatives
    n = p + u + d
    if n == 0 or n < one.goal.minimum:
        return None
    points = Fraction(100 * p - (100 * d if one.metric is Metric.NPS else 0), n)
    way = (points - Fraction(one.floor)) / Fraction(one.goal.score - one.floor)
    way = min(way, Fraction(one.cap))
    return Fraction(one.weight), Fraction(one.weight) * (max(way, Fraction(0)) if one.clipped else way)


def _component(dice: Random, clipped: bool) -> Component:
    metric = dice.choice(list(Metric))
    target = dice.choice(["40", "50", "55.5", "80", "100"])
    floor = Decimal(dice.choice([0, 10, 20, 30, metric.lowest]))
    tally = Tally(dice.randint(0, 12), dice.randint(0, 4), dice.choice([0, 0, 1, 3, 6]))
    weight, cap = Decimal(dice.choice([1, 1, 20, 34, 50])), Decimal(dice.choice(["1", "1.2", "1.5", "2"]))
    return Component(metric, tally, goal(metric, target, dice.choice([0, 5, 8, 12, 16])), floor, weight, cap, clipped)
