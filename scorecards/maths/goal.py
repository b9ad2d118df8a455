"""A month's target in one channel: the score to reach and the responses it takes (maths.md 0)."""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from scorecards.maths.metric import Metric, decimals

MOST_DECIMALS = 6
MOST_RESPONSES = 10**9
_NUMBER = re.compile(r"-?[0-9]{1,20}(\.[0-9]{1,20})?")
_LONGEST_QUOTE = 40


@dataclass(frozen=True, slots=True)
class Goal:
    """A target score in points and the minimum of responses before it counts; goal() makes one from what people give.

    Raises ValueError for a score beyond -100 to 100 or with more than 6 decimals, and for a minimum below zero.
    """

    score: Decimal
    minimum: int

    def __post_init__(self) -> None:
        _check_score(self.score, -100)
        if self.minimum < 0:
            raise ValueError(f"The minimum must be 0 or more, not {self.minimum}.")

    @property
    def ratio(self) -> Fraction:
        """The score as a share of 1 (a/b in maths.md): 1/2 for 50 points."""
        return _share(self.score)

    @property
    def least_responses(self) -> int:
        """The responses a hit takes, never below one (M in maths.md)."""
        return max(1, self.minimum)


def goal(metric: Metric, text: str | int | Decimal, minimum: int) -> Goal:
    """The target that people or files give, its score without idle zeros ("42.50" becomes 42.5).

    Points within -100 to 100 for NPS, 0 to 100 for CSAT, at most 6 decimals; minimum 0 to 10**9 responses.
    Raises ValueError that says what is wrong and what to give instead.
    """
    value = exact_number(text)
    _check_score(value, metric.lowest)
    count("minimum", minimum)
    return Goal(_plain(value), minimum)


def exact_number(given: object) -> Decimal:
    """A target as given (text, whole number or Decimal) as an exact number. Raises ValueError for all else."""
    if isinstance(given, str):
        if not _NUMBER.fullmatch(given):
            raise ValueError(
                f"target must be a number, not {quoted(given)}: write plain digits with a point, such as 42.5."
            )
        return Decimal(given)
    if isinstance(given, int) and not isinstance(given, bool):
        return Decimal(given)
    if isinstance(given, Decimal):
        return given
    raise ValueError(f'target must be text such as "42.5" or an exact number, not {quoted(given)}.')


def count(name: str, given: object) -> int:
    """A number of responses, 0 to 10**9. Raises ValueError, beginning with the name, for anything else."""
    if isinstance(given, int) and not isinstance(given, bool):
        if 0 <= given <= MOST_RESPONSES:
            return given
        raise ValueError(f"{name} must be between 0 and {MOST_RESPONSES}, not {quoted(given)}.")
    raise ValueError(f"{name} must be a whole number such as 12, not {quoted(given)}.")


def quoted(given: object) -> str:
    """Something given, fit for a message: one line of printable ASCII, cut when long."""
    if isinstance(given, int) and abs(given) >= 10**_LONGEST_QUOTE:
        return f"a number of more than {_LONGEST_QUOTE} digits"
    if not isinstance(given, str | int | float | Decimal | None):
        return f"a {type(given).__name__}"
    text = str(given) if isinstance(given, Decimal) else ascii(given)
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}..."


def _check_score(value: Decimal, lowest: int) -> None:
    if not value.is_finite():
        raise ValueError(f"target must be a finite number, not {quoted(value)}: give points between {lowest} and 100.")
    if not lowest <= value <= 100:
        raise ValueError(f"target must be between {lowest} and 100 points, not {quoted(value)}.")
    if decimals(value) > MOST_DECIMALS:
        raise ValueError(f"target may have at most {MOST_DECIMALS} decimals, not {quoted(value)}: round it.")


@lru_cache(maxsize=4096)
def _share(score: Decimal) -> Fraction:
    """A company has few targets and many people, so each fraction is made once."""
    return Fraction(score) / 100


def _plain(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-decimals(value))) or Decimal(0)
