"""The greatest of a function of settings, by Nelder-Mead (maths.md C2)."""

from collections.abc import Callable, Sequence
from enum import Enum, auto

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit, logit

Floats = NDArray[np.float64]
_WEAKEST, _STRONGEST = 1e-4, 20_000.0
_LEAST_SHARE, _MOST_SHARE = 0.001, 0.999


class Kind(Enum):
    """The range of a setting: above 0, or between 0 and 1."""

    POSITIVE = auto()
    SHARE = auto()


def search(likelihood: Callable[[Floats], float], start: Sequence[float], kinds: Sequence[Kind]) -> tuple[float, ...]:
    """The values of the greatest likelihood: Nelder-Mead on a scale without bounds, from the given start."""

    def values(place: Floats) -> Floats:
        return np.array([_inside(x, kind) for x, kind in zip(place, kinds, strict=True)])

    first = [float(logit(x)) if kind is Kind.SHARE else float(np.log(x)) for x, kind in zip(start, kinds, strict=True)]
    simplex = np.vstack([first, first + np.eye(len(first))])
    options = {"initial_simplex": simplex, "xatol": 1e-3, "fatol": 1e-4, "maxiter": 800}
    best = minimize(lambda place: -likelihood(values(place)), first, method="Nelder-Mead", options=options)
    return tuple(float(x) for x in values(best.x))


def _inside(place: float, kind: Kind) -> float:
    if kind is Kind.SHARE:
        return float(np.clip(expit(place), _LEAST_SHARE, _MOST_SHARE))
    return float(np.clip(np.exp(np.clip(place, -700, 700)), _WEAKEST, _STRONGEST))
