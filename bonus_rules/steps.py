"""The lines by which a bonus is explained, so that a person can redo the sum by hand. Pure.

A step's text is a message id for the catalogues; its figures are exact, so the text's own arithmetic gives its result.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

Figure: TypeAlias = Fraction | Decimal | int | str
READABLE_DECIMALS = 6


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the sum.

    rule: a stable key such as "channel_share". text: English message id with %(name)s placeholders.
    inputs: an exact text for every placeholder of the text, "result" among them. result: the exact outcome as text.
    """

    rule: str
    text: str
    inputs: dict[str, str]
    result: str


def step(rule: str, text: str, result: Fraction | int, **inputs: Figure) -> Step:
    """A step whose figures are written exactly."""
    figures = {name: value if isinstance(value, str) else exact(value) for name, value in inputs.items()}
    return Step(rule, text, {**figures, "result": exact(result)}, exact(result))


def exact(value: Fraction | Decimal | int) -> str:
    """A number as exact text: decimals where six or fewer say it all ("43.6"), else a fraction ("200/3")."""
    fraction = Fraction(value)
    scaled = fraction * 10**READABLE_DECIMALS
    if scaled.denominator != 1:
        return str(fraction)
    whole, rest = divmod(abs(scaled.numerator), 10**READABLE_DECIMALS)
    digits = f"{whole}.{rest:0{READABLE_DECIMALS}d}".rstrip("0").rstrip(".")
    return f"-{digits}" if fraction < 0 else digits
