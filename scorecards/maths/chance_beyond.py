"""The chance in months with more answers than are counted one by one: the normal form of maths.md C5."""

from math import erf, sqrt

import numpy as np

from scorecards.maths.chance import LARGEST_EXACT
from scorecards.maths.chance_columns import Columns, Floats, needed
from scorecards.maths.metric import Metric


def beyond(part: Columns, weights: Floats, metric: Metric) -> Floats:
    """The share of the chance that lies in months with more than LARGEST_EXACT further answers: normal."""
    further = np.arange(LARGEST_EXACT + 1, len(weights), dtype=np.int64)[:, None]
    positive, neutral, negative = part.real[:3]
    total, weight = positive + neutral + negative, metric.negative_weight
    mean = (positive - weight * negative) / total
    spread = np.maximum((positive + weight * negative) / total - mean**2, 1e-300)
    deviation = np.sqrt(further * spread * (total + further) / (total + 1))
    least = needed(part, further)
    reached = np.where(least <= -weight * further, 1.0, _normal((further * mean - least + 0.5) / deviation))
    chance: Floats = np.sum(weights[LARGEST_EXACT + 1 :] * np.where(least > further, 0.0, reached), axis=0)
    return chance


def _normal(distance: Floats) -> Floats:
    """The share of a normal distribution up to so many standard deviations above its mean."""
    share: Floats = np.vectorize(erf, otypes=[np.float64])(distance / sqrt(2))
    return 0.5 * (1 + share)
