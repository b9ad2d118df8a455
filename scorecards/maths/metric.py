"""Scores from counts (maths.md 0 and A9)."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import overload


class Metric(StrEnum):
    """How a channel's answers become a score."""

    NPS = "nps"
    CSAT = "csat"

    @property
    def negative_weight(self) -> int:
        """How many positives a negative cancels: 1 for NPS, 0 for CSAT (w in maths.md)."""
        return 1 if self is Metric.NPS else 0

    @property
    def lowest(self) -> int:
        """The lowest score there can be, in points; the highest is always 100."""
        return -100 * self.negative_weight


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of answers. Raises ValueError for a count below zero."""

    positives: int = 0
    neutrals: int = 0
    negatives: int = 0

    def __post_init__(self) -> None:
        if min(self.positives, self.neutrals, self.negatives) < 0:
            raise ValueError(f"A tally has no counts below zero: {self!r}. Count the answers again.")

    @property
    def responses(self) -> int:
        """All answers together (N in maths.md)."""
        return self.positives + self.neutrals + self.negatives

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.positives + other.positives, self.neutrals + other.neutrals, self.negatives + other.negatives)


@dataclass(frozen=True, slots=True)
class OneMore:
    """The score, in points, after one further answer of each kind."""

    positive: Fraction
    neutral: Fraction
    negative: Fraction


def net(metric: Metric, tally: Tally) -> int:
    """Positives less what the negatives cancel (P - wD in maths.md)."""
    return tally.positives - metric.negative_weight * tally.negatives


def score(metric: Metric, tally: Tally) -> Fraction | None:
    """The exact score in points, 100(P - wD)/N: -100 to 100 for NPS, 0 to 100 for CSAT. None without answers."""
    if not tally.responses:
        return None
    return Fraction(100 * net(metric, tally), tally.responses)


def one_more(metric: Metric, tally: Tally) -> OneMore:
    """What one further positive, neutral or negative answer would make of the score."""

    def after(kind: Tally) -> Fraction:
        more = tally + kind
        return Fraction(100 * net(metric, more), more.responses)

    return OneMore(after(Tally(positives=1)), after(Tally(neutrals=1)), after(Tally(negatives=1)))


def decimals(value: Decimal) -> int:
    """How many decimals a finite number needs: 2 for 31.25, 1 for 42.500, 0 for 1E+2."""
    _, digits, exponent = value.as_tuple()
    if not value or not isinstance(exponent, int):
        return 0
    zeros = len(digits) - len("".join(map(str, digits)).rstrip("0"))
    return max(0, -exponent - zeros)


@overload
def shown(score: Fraction, target: Decimal | None) -> str: ...
@overload
def shown(score: Fraction | None, target: Decimal | None) -> str | None: ...
def shown(score: Fraction | None, target: Decimal | None) -> str | None:
    """A score as people read it: rounded down, to one decimal or as many as the target has; None stays None.

    The target lies on the grid the score is rounded down to, so the text reaches the target exactly when the score
    does (maths.md A9). Never "-0.0".
    """
    if score is None:
        return None
    places = max(1, decimals(target)) if target is not None else 1
    steps = score.numerator * 10**places // score.denominator
    whole, rest = divmod(abs(steps), 10**places)
    return f"{'-' if steps < 0 else ''}{whole}.{rest:0{places}d}"


@overload
def exact(score: Fraction) -> str: ...
@overload
def exact(score: Fraction | None) -> str | None: ...
def exact(score: Fraction | None) -> str | None:
    """A score as a machine reads it, always numerator/denominator: "218/5" for 43.6, "50/1" for 50; None stays None."""
    return None if score is None else f"{score.numerator}/{score.denominator}"
