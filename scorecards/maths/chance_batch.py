"""The chance of reaching the target for many people at once, by numpy; agrees with chance.py to 1e-9.

Written n = further answers, i of them positive and z negative, the probability of maths.md C5 falls into factors:
p(i) d(z) u(n - i - z) v(n), with p(i) = aP(aP+1)...(aP+i-1)/i! and so on. So for each number s = i + z one table of
tails serves every n >= s, and people of like n share every step. A factor f^i on p, d and u, taken back from v, keeps
all of them within the range of floats.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import erf, sqrt

import numpy as np
from numpy.typing import NDArray

from scorecards.maths.chance import LARGEST_EXACT, TAIL, Case
from scorecards.maths.metric import Metric, net

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
_CELLS = 16_000
_MOST_TOGETHER = 512
_SPREADS = 6.0


def chances(cases: Sequence[Case]) -> list[float]:
    """The chance of each case, 0 to 1, in their order (maths.md C5)."""
    result = np.zeros(len(cases))
    for metric in Metric:
        mine = np.array([place for place, case in enumerate(cases) if case.metric is metric], dtype=np.int64)
        if len(mine):
            result[mine] = _of_metric(_Columns.of([cases[place] for place in mine]), metric)
    chances: list[float] = result.tolist()
    return chances


@dataclass(frozen=True, slots=True)
class _Columns:
    """The cases of one metric; whole holds N, P - wD, a, b and M, real the mix, the arrivals' size and q."""

    whole: Ints
    real: Floats

    @staticmethod
    def of(cases: Sequence[Case]) -> "_Columns":
        ratios = [case.goal.ratio for case in cases]
        whole = [
            (c.tally.responses, net(c.metric, c.tally), ratio.numerator, ratio.denominator, c.goal.least_responses)
            for c, ratio in zip(cases, ratios, strict=True)
        ]
        real = [(c.mix.positive, c.mix.neutral, c.mix.negative, c.arrivals.size, c.arrivals.q) for c in cases]
        return _Columns(np.array(whole, dtype=np.int64).T.copy(), np.array(real).T.copy())

    def part(self, places: Ints) -> "_Columns":
        return _Columns(self.whole[:, places], self.real[:, places])


def _of_metric(columns: _Columns, metric: Metric) -> Floats:
    size, q = columns.real[3:]
    mean = size * q / (1 - q)
    guess = np.ceil(mean + _SPREADS * np.sqrt(mean / (1 - q))).astype(np.int64)
    result = np.empty(len(guess))
    for places in _alike(guess):
        part = columns.part(places)
        weights = _weights(part, int(guess[places[-1]]) + 1)
        exact = _exact(part, weights[: LARGEST_EXACT + 1], metric)
        result[places] = np.minimum(1.0, exact + _beyond(part, weights, metric))
    return result


def _alike(guess: Ints) -> Iterator[Ints]:
    """The places of the cases in groups of about equal numbers of further answers, each small enough for the cache."""
    order = np.argsort(guess, kind="stable")
    start = 0
    while start < len(order):
        most = guess[order[min(len(order), start + _MOST_TOGETHER) - 1]]
        end = start + max(1, min(_MOST_TOGETHER, _CELLS // int(most + 1)))
        yield order[start:end]
        start = end


def _weights(part: _Columns, rows: int) -> Floats:
    """For 0, 1, 2... further answers (rows) of each case (columns): its probability, 0 beyond TAIL and below the
    minimum."""
    size, q = part.real[3:]
    responses, least = part.whole[0], part.whole[4]
    while True:
        further = np.arange(rows, dtype=np.float64)[:, None]
        with np.errstate(divide="ignore"):
            steps = np.log((size + further) / (further + 1) * q)
        logs = np.vstack([size * np.log1p(-q), steps[:-1]])
        weights = np.exp(np.cumsum(logs, axis=0))
        total = np.cumsum(weights, axis=0)
        ends = (total > 1 - TAIL) & (further >= size * q / (1 - q))
        if ends[-1].all():
            break
        rows *= 2
    last = ends.argmax(axis=0)
    people = np.arange(len(last))
    weights[last, people] += np.maximum(0.0, 1 - total[last, people])
    kept = (further <= last) & (responses + further >= least)
    return np.where(kept, weights, 0.0)[: int(last.max()) + 1]


def _needed(part: _Columns, further: Ints) -> Ints:
    """The net positives so many further answers must bring (t_r), exact: all products stay below 2^63."""
    responses, netted, above, below, _ = part.whole
    needed: Ints = -(-above * (responses + further) // below) - netted
    return needed


def _beyond(part: _Columns, weights: Floats, metric: Metric) -> Floats:
    """The share of the chance that lies in months with more than LARGEST_EXACT further answers: normal."""
    further = np.arange(LARGEST_EXACT + 1, len(weights), dtype=np.int64)[:, None]
    positive, neutral, negative = part.real[:3]
    total, weight = positive + neutral + negative, metric.negative_weight
    mean = (positive - weight * negative) / total
    spread = np.maximum((positive + weight * negative) / total - mean**2, 1e-300)
    deviation = np.sqrt(further * spread * (total + further) / (total + 1))
    needed = _needed(part, further)
    reached = np.where(needed <= -weight * further, 1.0, _normal((further * mean - needed + 0.5) / deviation))
    chance: Floats = np.sum(weights[LARGEST_EXACT + 1 :] * np.where(needed > further, 0.0, reached), axis=0)
    return chance


def _normal(distance: Floats) -> Floats:
    """The share of a normal distribution up to so many standard deviations above its mean."""
    share: Floats = np.vectorize(erf, otypes=[np.float64])(distance / sqrt(2))
    return 0.5 * (1 + share)


def _exact(part: _Columns, weights: Floats, metric: Metric) -> Floats:
    positive, neutral, negative = part.real[:3]
    needed = _needed(part, np.arange(len(weights), dtype=np.int64)[:, None])
    if metric is Metric.CSAT:
        return _enough_positive(positive, neutral + negative, weights, needed)
    return _enough_net(part.real[:3], weights, needed)


def _enough_positive(positive: Floats, other: Floats, weights: Floats, needed: Ints) -> Floats:
    rows, people = weights.shape
    place = np.clip(needed, 0, rows) * people + np.arange(people)
    chance = np.zeros(people)
    for further, tails in enumerate(_tails(positive, other, rows, 0)):
        chance += weights[further] * tails.take(place[further])
    return chance


def _enough_net(mix: Floats, weights: Floats, needed: Ints) -> Floats:
    """The sum over s positives and negatives, of which x must be positive, and the neutrals beside them."""
    rows, people = weights.shape
    positive, neutral, negative = mix
    scale = _scale(positive + neutral + negative, rows)
    decided = _series(positive + negative, scale, rows)
    neutrals = _series(neutral, scale, rows)
    whole = weights / _series(positive + neutral + negative, scale, rows)
    bounded, pad = np.clip(needed, -rows, rows), rows // 2 + 1
    column = np.arange(people) + pad * people
    places = ((bounded + 1) // 2 * people + column, (bounded + 2) // 2 * people + column)
    chance = np.zeros(people)
    for among, tails in enumerate(_tails(positive, negative, rows, pad)):
        reached = tails[among // 2 * people :].take(places[among % 2][among:])
        reached *= neutrals[: rows - among]
        reached *= whole[among:]
        chance += decided[among] * reached.sum(axis=0)
    return chance


def _tails(first: Floats, second: Floats, rows: int, pad: int) -> Iterator[Floats]:
    """For 0, 1, 2... answers: the probability of x or more of the first kind, by x (rows, from -pad) and person.

    Flat, and the same memory each time: one more answer adds to x or more what had x - 1 and drew the first kind.
    """
    scale = _scale(first + second, rows)
    counts = np.arange(rows, dtype=np.float64)[:, None]
    drawn = _series(first, scale, rows) * counts / scale
    others = _series(second, scale, rows)
    share = 1 / (_series(first + second, scale, rows) * (first + second + counts))
    tails = np.zeros((pad + rows + 1, len(first)))
    tails[: pad + 1] = 1.0
    work = np.empty_like(others)
    yield tails.ravel()
    for answers in range(rows - 1):
        more = np.multiply(drawn[1 : answers + 2], others[answers::-1], out=work[: answers + 1])
        more *= share[answers]
        tails[pad + 1 : pad + answers + 2] += more
        yield tails.ravel()


def _scale(total: Floats, rows: int) -> Floats:
    """The factor that keeps the series of these totals within e^rows."""
    return rows / (total + rows)


def _series(weight: Floats, scale: Floats, rows: int) -> Floats:
    """For i = 0, 1, 2... (rows): weight (weight + 1)...(weight + i - 1) scale^i / i!."""
    counts = np.arange(rows - 1, dtype=np.float64)[:, None]
    steps = np.vstack([np.ones_like(weight), (weight + counts) / (counts + 1) * scale])
    return np.asarray(np.cumprod(steps, axis=0), dtype=np.float64)
