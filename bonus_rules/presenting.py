"""The bonus as pages and letters show it: texts in the reader's language, money in the reader's notation."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _

from app.i18n import euros
from bonus_rules.rules import Bonus
from bonus_rules.steps import Step


@dataclass(frozen=True, slots=True)
class ShownBonus:
    """A bonus in words and money. left: what can still be earned, or empty; percent: of what is possible."""

    secured: str
    possible: str
    left: str
    percent: int
    steps: tuple[str, ...]


def shown_bonus(bonus: Bonus) -> ShownBonus:
    """The bonus as shown; the percent is rounded down, so that it never claims more than is secured."""
    left = bonus.possible_cents - bonus.secured_cents
    return ShownBonus(
        secured=euros(bonus.secured_cents, bonus.currency),
        possible=euros(bonus.possible_cents, bonus.currency),
        left=euros(left, bonus.currency) if left else "",
        percent=bonus.secured_cents * 100 // bonus.possible_cents if bonus.possible_cents else 0,
        steps=steps_text(bonus.steps),
    )


def signed(cents: int, currency: str) -> str:
    """A difference in money, always with its sign."""
    return f"{'+' if cents > 0 else '−'}{euros(abs(cents), currency)}"


def steps_text(steps: Sequence[Step]) -> tuple[str, ...]:
    """The sum, step by step; its figures stay as computed, with a decimal point, so that they can be typed in."""
    return tuple(_(step.text, **step.inputs) for step in steps)
