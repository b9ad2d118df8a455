"""The pace of a channel without rota data, learnt from one day of past months (maths.md C4)."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scorecards.maths.arrival_likelihood import Floats, negative_binomial
from scorecards.maths.pace import Pace
from scorecards.maths.search import Kind, search
from scorecards.maths.settings import DEFAULT_ARRIVALS


@dataclass(frozen=True, slots=True)
class DaySoFar:
    """A person's month on some day of it: answers so far and after, and the exposure of each part, 0 to 1."""

    responses: int
    later: int
    worked: float
    remaining: float


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
        return negative_binomial(later, first + temper * so_far, left / (months + left))

    start = (2.0, 2.0 / usual, DEFAULT_ARRIVALS.temper)
    shape, months, temper = search(likelihood, start, (Kind.POSITIVE, Kind.POSITIVE, Kind.SHARE))
    return Pace(shape, months), temper
