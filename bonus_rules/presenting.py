"""The bonus as pages and letters show it: texts in the reader's language, money in the reader's notation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from app.i18n import euros, language
from bonus_rules.rules import Bonus
from bonus_rules.steps import Step
from scorecards.channels import queries as channels


@dataclass(frozen=True, slots=True)
class ShownBonus:
    """A bonus in words and money. left: what can still be earned, or empty; percent: of what is possible."""

    secured: str
    possible: str
    left: str
    percent: int
    steps: tuple[str, ...]


def shown_bonus(bonus: Bonus, spoken: Mapping[str, str]) -> ShownBonus:
    """The bonus as shown, channels by their `spoken` names.

    The percent is rounded down, so that it never claims more than is secured.
    """
    left = bonus.possible_cents - bonus.secured_cents
    return ShownBonus(
        secured=euros(bonus.secured_cents, bonus.currency),
        possible=euros(bonus.possible_cents, bonus.currency),
        left=euros(left, bonus.currency) if left else "",
        percent=bonus.secured_cents * 100 // bonus.possible_cents if bonus.possible_cents else 0,
        steps=steps_text(bonus.steps, spoken),
    )


def signed(cents: int, currency: str) -> str:
    """A difference in money, always with its sign."""
    return f"{'+' if cents > 0 else '−'}{euros(abs(cents), currency)}"


def spoken_names(session: Session) -> dict[str, str]:
    """What each channel is called in the reader's language, by the plain name that the steps hold."""
    return {info.name: info.name_in(language()) for info in channels.everything(session)}


def steps_text(steps: Sequence[Step], spoken: Mapping[str, str]) -> tuple[str, ...]:
    """The sum, step by step, with channels by their `spoken` names.

    Figures stay as computed, with a decimal point, so that they can be typed in. A channel that was renamed since a
    month was closed keeps the name it had.
    """
    return tuple(_(step.text, **_inputs(step, spoken)) for step in steps)


def _inputs(step: Step, spoken: Mapping[str, str]) -> dict[str, str]:
    name = step.inputs.get("channel")
    return step.inputs if name is None else {**step.inputs, "channel": spoken.get(name, name)}
