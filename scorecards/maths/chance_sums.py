"""The sums behind chance_batch.py.

Written n = further answers, i of them positive and z negative, the probability of maths.md C5 falls into factors:
p(i) d(z) u(n - i - z) v(n), with p(i) = aP(aP+1)...(aP+i-1)/i! and so on. So for each number s = i + z one table of
tails serves every n >= s, and people of like n share every step. A factor f^i on p, d and u, taken back from v, keeps
all of them within the range of floats.
"""

from collections.abc import Iterator

import numpy as np

from scorecards.maths.chance_columns import Floats, Ints


def enough_positive(positive: Floats, other: Floats, weights: Floats, least: Ints) -> Floats:
    """The chance when at least so many of 0, 1, 2... further answers (rows) must be positive; by person."""
    rows, people = weights.shape
    place = np.clip(least, 0, rows) * people + np.arange(people)
    chance = np.zeros(people)
    for further, tails in enumerate(_tails(positive, other, rows, 0)):
        chance += weights[further] * tails.take(place[further])
    return chance


def enough_net(mix: Floats, weights: Floats, least: Ints) -> Floats:
    """The chance when the positives must exceed the negatives by so much; by person.

    The sum over s positives and negatives, of which x must be positive, and the neutrals beside them.
    """
    rows, people = weights.shape
    positive, neutral, negative = mix
    scale = _scale(positive + neutral + negative, rows)
    decided = _series(positive + negative, scale, rows)
    neutrals = _series(neutral, scale, rows)
    whole = weights / _series(positive + neutral + negative, scale, rows)
    bounded, pad = np.clip(least, -rows, rows), rows // 2 + 1
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
