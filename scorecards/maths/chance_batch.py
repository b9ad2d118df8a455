"""The chance of reaching the target for many people at once, by numpy; agrees with chance.py to 1e-9."""

from collections.abc import Iterator, Sequence

import numpy as np

from scorecards.maths.chance import LARGEST_EXACT, Case
from scorecards.maths.chance_beyond import beyond
from scorecards.maths.chance_columns import Columns, Floats, Ints, needed, weights
from scorecards.maths.chance_sums import enough_net, enough_positive
from scorecards.maths.metric import Metric

_CELLS = 16_000
_MOST_TOGETHER = 512
_SPREADS = 6.0


def chances(cases: Sequence[Case]) -> list[float]:
    """The chance of each case, 0 to 1, in their order (maths.md C5)."""
    result = np.zeros(len(cases))
    for metric in Metric:
        mine = np.array([place for place, case in enumerate(cases) if case.metric is metric], dtype=np.int64)
        if len(mine):
            result[mine] = _of_metric(Columns.of([cases[place] for place in mine]), metric)
    chances: list[float] = result.tolist()
    return chances


def _of_metric(columns: Columns, metric: Metric) -> Floats:
    size, q = columns.real[3:]
    mean = size * q / (1 - q)
    guess = np.ceil(mean + _SPREADS * np.sqrt(mean / (1 - q))).astype(np.int64)
    result = np.empty(len(guess))
    for places in _alike(guess):
        part = columns.part(places)
        found = weights(part, int(guess[places[-1]]) + 1)
        exact = _exact(part, found[: LARGEST_EXACT + 1], metric)
        result[places] = np.minimum(1.0, exact + beyond(part, found, metric))
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


def _exact(part: Columns, probabilities: Floats, metric: Metric) -> Floats:
    positive, neutral, negative = part.real[:3]
    least = needed(part, np.arange(len(probabilities), dtype=np.int64)[:, None])
    if metric is Metric.CSAT:
        return enough_positive(positive, neutral + negative, probabilities, least)
    return enough_net(part.real[:3], probabilities, least)
