"""A month of one person: what it pays, and all that it was made from."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from bonus_rules.month import CLOSED, MonthState
from bonus_rules.steps import Step
from scorecards.maths.metric import Tally


@dataclass(frozen=True, slots=True)
class Figure:
    """A channel's part of a month: its key, the answers, the exact score, the target, and how it stands against it."""

    channel: str
    tally: Tally
    score: Fraction | None
    target: Decimal | None
    minimum: int | None
    state: str


@dataclass(frozen=True, slots=True)
class OwnMonth:
    """What a month pays a person, and all it was made from. approved_at is None until it is final.

    plan is its name and version. over: the month has ended. possible_cents is the most that it can still pay.
    """

    month: date
    state: MonthState
    over: bool
    approved_at: datetime | None
    name: str
    employee_number: str
    team: str
    plan: tuple[str, int]
    currency: str
    cents: int
    possible_cents: int
    figures: tuple[Figure, ...]
    steps: tuple[Step, ...]

    @property
    def final(self) -> bool:
        """Whether it no longer changes."""
        return self.state in CLOSED

    @property
    def percent(self) -> Fraction | None:
        """The share of the maximum before working days and part time, as the sum's own step says; None without one."""
        return next((Fraction(step.result) for step in self.steps if step.rule == "total"), None)
