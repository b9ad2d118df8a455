"""The range a score could lie in by chance alone (maths.md B). Floats: shown beside a score, never used to decide."""

from collections.abc import Callable
from dataclasses import dataclass
from math import copysign, sqrt
from statistics import NormalDist

from scorecards.maths.metric import Metric, Tally, net

FEWEST_RESPONSES = 5
DEFAULT_LEVEL = 0.90
_HALVINGS = 26


@dataclass(frozen=True, slots=True)
class Interval:
    """Both ends in points; the score lies between them."""

    low: float
    high: float


def interval(metric: Metric, tally: Tally, level: float = DEFAULT_LEVEL) -> Interval | None:
    """The scores the tally is compatible with at this confidence (above 0, below 1); None under 5 answers.

    NPS: Tango's score interval (maths.md B1), to 0.00001 points. CSAT: Wilson's (B3).
    """
    if tally.responses < FEWEST_RESPONSES:
        return None
    z = NormalDist().inv_cdf((1 + level) / 2)
    low, high = (tango if metric is Metric.NPS else wilson)(tally, z)
    return Interval(100 * low, 100 * high)


def wilson(tally: Tally, z: float) -> tuple[float, float]:
    """Between which shares, 0 to 1, that of the positives lies (maths.md B3); z: normal deviate. Takes one answer."""
    n, p = tally.responses, tally.positives / tally.responses
    middle, spread = p + z * z / (2 * n), z * sqrt(p * (1 - p) / n + (z / n) ** 2 / 4)
    return max(0.0, (middle - spread) / (1 + z * z / n)), min(1.0, (middle + spread) / (1 + z * z / n))


def tango(tally: Tally, z: float) -> tuple[float, float]:
    """Between which values, -1 to 1, positives less negatives per answer lie (maths.md B1). Takes one answer."""
    observed = net(Metric.NPS, tally) / tally.responses
    deviate = _deviate(tally.positives, tally.negatives, tally.responses)
    return _crossing(deviate, z, -1.0, observed)[1], _crossing(deviate, -z, observed, 1.0)[0]


def _deviate(positives: int, negatives: int, n: int) -> Callable[[float], float]:
    """How many standard errors the answers lie above an assumed difference (Z in maths.md B1); falls as that grows."""
    gap, answered, slope = positives - negatives, positives + negatives, 2 * n - positives + negatives

    def at(difference: float) -> float:
        linear, rest = slope * difference - answered, difference * (1 - difference)
        likely = (sqrt(max(0.0, linear * linear + 8 * n * negatives * rest)) - linear) / (4 * n)
        variance = n * (2 * likely + rest)
        excess = gap - n * difference
        return excess / sqrt(variance) if variance > 1e-14 else copysign(1e9, excess)

    return at


def _crossing(falling: Callable[[float], float], level: float, low: float, high: float) -> tuple[float, float]:
    """The narrow bracket, within low and high, in which a falling function comes down to the level."""
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if falling(middle) > level:
            low = middle
        else:
            high = middle
    return low, high
