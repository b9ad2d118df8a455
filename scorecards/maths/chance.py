"""The chance of ending the month at or above the target, exactly (maths.md C5); the reference, one case at a time."""

import itertools
from dataclasses import dataclass
from math import erf, sqrt

from scorecards.maths.arrivals import Arrivals
from scorecards.maths.goal import Goal
from scorecards.maths.metric import Metric, Tally, net
from scorecards.maths.mix import Mix

TAIL = 1e-6
LARGEST_EXACT = 300


@dataclass(frozen=True, slots=True)
class Case:
    """One person's month in one channel: what there is, what is wanted, and what may still come.

    mix: what the answers still to come may be (prior.today). arrivals: how many (arrivals.still_to_come).
    """

    metric: Metric
    tally: Tally
    goal: Goal
    mix: Mix
    arrivals: Arrivals


def chance(case: Case) -> float:
    """The probability, 0 to 1, that the score and the minimum are met when the month is over.

    Within TAIL of the exact sum: further answers are counted until months with more are rarer than that. From the
    301st further answer on a normal approximation takes over.
    """
    weights = arrival_weights(case.arrivals)
    largest = min(len(weights) - 1, LARGEST_EXACT)
    tails = _tails(case.mix.positive, _not_positive(case), largest)
    negatives, total = [1.0], 0.0
    for further, weight in enumerate(weights):
        if further > LARGEST_EXACT:
            reached = _roughly(case, further)
        elif case.metric is Metric.CSAT:
            reached = tails[further][min(max(0, positives_needed(case, further)), further + 1)]
        else:
            negatives = _one_more(negatives, further, case.mix.negative, case.mix.positive + case.mix.neutral)
            reached = _enough_net(negatives, tails, positives_needed(case, further))
        total += weight * reached * (case.tally.responses + further >= case.goal.least_responses)
    return min(1.0, total)


def arrival_weights(arrivals: Arrivals) -> list[float]:
    """The probability of 0, 1, 2... further answers; the last, with less than TAIL beyond it, stands for all more."""
    weights, total = [], 0.0
    for further, weight in enumerate(arrivals.probabilities()):
        weights.append(weight)
        total += weight
        if further >= arrivals.mean and total > 1 - TAIL:
            break
    weights[-1] += max(0.0, 1 - total)
    return weights


def positives_needed(case: Case, further: int) -> int:
    """The net positives that so many further answers must bring for the score to be met (t_r)."""
    ratio = case.goal.ratio
    responses = case.tally.responses + further
    return -(-ratio.numerator * responses // ratio.denominator) - net(case.metric, case.tally)


def _not_positive(case: Case) -> float:
    return case.mix.neutral + (case.mix.negative if case.metric is Metric.CSAT else 0.0)


def _one_more(row: list[float], size: int, first: float, second: float) -> list[float]:
    """The beta-binomial probabilities of `size` answers, from those of one fewer, by drawing from an urn."""
    if not size:
        return row
    total = first + second + size - 1
    from_first = [0.0, *(p * (first + x) / total for x, p in enumerate(row))]
    from_second = [*(p * (second + size - 1 - x) / total for x, p in enumerate(row)), 0.0]
    return [one + other for one, other in zip(from_first, from_second, strict=True)]


def _tails(first: float, second: float, largest: int) -> list[list[float]]:
    """For 0 to `largest` answers: the probability of x or more of the first kind, x from 0 to one too many."""
    row, tails = [1.0], []
    for size in range(largest + 1):
        row = _one_more(row, size, first, second)
        tails.append([*reversed([*itertools.accumulate(reversed(row), initial=0.0)])])
    return tails


def _enough_net(negatives: list[float], tails: list[list[float]], needed: int) -> float:
    """The probability that positives less negatives reach what is needed; NPS."""
    further = len(negatives) - 1
    return sum(
        probability * tails[further - negative][max(0, needed + negative)]
        for negative, probability in enumerate(negatives)
        if needed + negative <= further - negative
    )


def _roughly(case: Case, further: int) -> float:
    mix, weight, needed = case.mix, case.metric.negative_weight, positives_needed(case, further)
    if not -weight * further < needed <= further:
        return float(needed <= further)
    mean = mix.usual_net(case.metric)
    spread = (mix.positive + weight * mix.negative) / mix.total - mean**2
    deviation = sqrt(further * max(spread, 1e-300) * (mix.total + further) / (mix.total + 1))
    return 0.5 * (1 + erf((further * mean - needed + 0.5) / deviation / sqrt(2)))
