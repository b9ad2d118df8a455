"""The fewest further positives that bring enough of several channels to their targets (maths.md A14). Exact."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import product

from scorecards.maths.composite import Component
from scorecards.maths.progress import progress


def fewest_for_hits(components: Sequence[Component], threshold: Fraction | Decimal | int) -> tuple[int, ...] | None:
    """Further positives for each channel that bring channels of so many percent of the weight to their targets.

    The fewest in all, for a bonus that counts weighted channels hit; None where too many are out of reach.
    """
    asked = Fraction(threshold) * sum(Fraction(one.weight) for one in components) / 100
    hits: list[list[tuple[int, Fraction]]] = []
    for one in components:
        needed = progress(one.metric, one.tally, one.goal).still_needed
        hits.append([(0, Fraction(0))] if needed is None else [(needed, Fraction(one.weight)), (0, Fraction(0))])
    enough = [plan for plan in product(*hits) if sum(weight for _, weight in plan) >= asked]
    plans = [tuple(needed for needed, _ in plan) for plan in enough]
    return min(plans, key=sum, default=None)
