"""Cases for the tests of the chance, and the chance by brute force: every number, every mix, counted out."""

import random
from functools import cache
from math import exp, lgamma, log, log1p

from scorecards.maths.arrivals import Arrivals
from scorecards.maths.chance import Case
from scorecards.maths.goal import goal
from scorecards.maths.metric import Metric, Tally
from scorecards.maths.mix import Mix

RANDOM_GOALS = {
    Metric.NPS: ("-100", "-33.3", "-5", "0", "20", "31.25", "50", "57.3", "75", "99.99", "100"),
    Metric.CSAT: ("0", "12.5", "50", "66.67", "80", "85", "97.3", "100"),
}


def make(metric: Metric, counts: tuple[int, int, int], target: str, minimum: int, **other: object) -> Case:
    """A case with a usual mix and about ten answers to come, unless mix and arrivals say otherwise."""
    mix, arrivals = other.get("mix", Mix(25, 8, 7)), other.get("arrivals", Arrivals(8, 0.55))
    assert isinstance(mix, Mix)
    assert isinstance(arrivals, Arrivals)
    return Case(metric, Tally(*counts), goal(metric, target, minimum), mix, arrivals)


def random_case(dice: random.Random, most: float = 12) -> Case:
    metric = dice.choice(list(Metric))
    counts = tuple(dice.choice((0, dice.randrange(3), dice.randrange(25))) for _ in range(3))
    size, mean = dice.uniform(0.5, 20), dice.choice((0.0, dice.uniform(0, most)))
    mix = Mix(dice.uniform(0.05, 50), dice.uniform(0.05, 15), dice.uniform(0.05, 15))
    target, minimum = dice.choice(RANDOM_GOALS[metric]), dice.choice((0, 1, 12, 30))
    arrivals = Arrivals(size, mean / (size + mean))
    return make(metric, (counts[0], counts[1], counts[2]), target, minimum, mix=mix, arrivals=arrivals)


def counted_out(case: Case, most: int = 60) -> float:
    """The triple sum over positives, neutrals and negatives still to come, up to `most` together."""
    mix, total = case.mix, 0.0
    positive, neutral, negative = (rising(w, most) for w in (mix.positive, mix.neutral, mix.negative))
    for further in range(most + 1):
        outer = log_arrivals(case.arrivals, further) - rising(mix.total, most)[further]
        for i in range(further + 1):
            for j in range(further - i + 1):
                if met(case, i, j, further - i - j):
                    total += exp(outer + positive[i] + neutral[j] + negative[further - i - j])
    return total


def counted_out_by_two(case: Case, numbers: range) -> float:
    """The sum over positives and all others, for CSAT and large numbers of answers to come."""
    mix, most, total = case.mix, numbers.stop, 0.0
    positive, other, whole = (rising(w, most) for w in (mix.positive, mix.neutral + mix.negative, mix.total))
    for further in numbers:
        outer = log_arrivals(case.arrivals, further) - whole[further]
        reached = (i for i in range(further + 1) if met(case, i, 0, further - i))
        total += sum(exp(outer + positive[i] + other[further - i]) for i in reached)
    return total


def met(case: Case, positives: int, neutrals: int, negatives: int) -> bool:
    """Whether the month is hit after so many more answers, in whole numbers."""
    weight = 1 if case.metric is Metric.NPS else 0
    answers = case.tally.responses + positives + neutrals + negatives
    netted = case.tally.positives + positives - weight * (case.tally.negatives + negatives)
    above, below = case.goal.score.as_integer_ratio()
    return answers >= max(1, case.goal.minimum) and 100 * netted * below >= above * answers


@cache
def rising(weight: float, most: int) -> list[float]:
    """The logarithm of w(w + 1)...(w + n - 1) / n! for n up to `most`."""
    return [lgamma(weight + n) - lgamma(weight) - lgamma(n + 1) for n in range(most + 1)]


def log_arrivals(arrivals: Arrivals, count: int) -> float:
    if not arrivals.q:
        return 0.0 if count == 0 else -1e9
    ways = lgamma(arrivals.size + count) - lgamma(arrivals.size) - lgamma(count + 1)
    return ways + arrivals.size * log1p(-arrivals.q) + count * log(arrivals.q)
