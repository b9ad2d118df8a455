"""Many cases as columns of numbers, and what they need and may get (maths.md C5)."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scorecards.maths.chance import TAIL, Case
from scorecards.maths.goal import Goal
from scorecards.maths.metric import net

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Columns:
    """The cases of one metric; whole holds N, P - wD, a, b and M, real the mix, the arrivals' size and q."""

    whole: Ints
    real: Floats

    @staticmethod
    def of(cases: Sequence[Case]) -> "Columns":
        def aim(goal: Goal) -> tuple[int, int, int]:
            return goal.ratio.numerator, goal.ratio.denominator, goal.least_responses

        whole = [(c.tally.responses, net(c.metric, c.tally), *aim(c.goal)) for c in cases]
        real = [(c.mix.positive, c.mix.neutral, c.mix.negative, c.arrivals.size, c.arrivals.q) for c in cases]
        return Columns(np.array(whole, dtype=np.int64).T.copy(), np.array(real).T.copy())

    def part(self, places: Ints) -> "Columns":
        return Columns(self.whole[:, places], self.real[:, places])


def weights(part: Columns, rows: int) -> Floats:
    """For 0, 1, 2... further answers (rows) its probability, by case; 0 short of the minimum and beyond TAIL."""
    size, q = part.real[3:]
    while True:
        further = np.arange(rows, dtype=np.float64)[:, None]
        with np.errstate(divide="ignore"):
            steps = np.log((size + further) / (further + 1) * q)
        found = np.exp(np.cumsum(np.vstack([size * np.log1p(-q), steps[:-1]]), axis=0))
        total = np.cumsum(found, axis=0)
        ends = (total > 1 - TAIL) & (further >= size * q / (1 - q))
        if ends[-1].all():
            break
        rows *= 2
    last, people = ends.argmax(axis=0), np.arange(len(size))
    found[last, people] += np.maximum(0.0, 1 - total[last, people])
    kept = (further <= last) & (part.whole[0] + further >= part.whole[4])
    return np.where(kept, found, 0.0)[: int(last.max()) + 1]


def needed(part: Columns, further: Ints) -> Ints:
    """The net positives so many further answers must bring (t_r), exact: all products stay below 2^63."""
    responses, netted, above, below, _ = part.whole
    found: Ints = -(-above * (responses + further) // below) - netted
    return found
