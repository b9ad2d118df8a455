"""Reads of what closed months paid: how far a close has come, and the statements it froze."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app import clock
from bonus_rules.models import MonthClose, PlanRow, Statement
from bonus_rules.month import MonthState
from bonus_rules.steps import Step
from scorecards.board.history import MonthOfCard
from scorecards.maths.goal import Goal
from scorecards.maths.metric import Tally


@dataclass(frozen=True, slots=True)
class CloseLine:
    """How far the close of a month has come, and who did what."""

    month: date
    state: MonthState
    prepared_by: int | None = None
    approved_by: int | None = None


@dataclass(frozen=True, slots=True)
class StatementLine:
    """A person's frozen result of a closed month; figures and steps as they were stored."""

    person_id: int
    employee_number: str
    name: str
    team: str
    plan_id: int
    currency: str
    amount_cents: int
    figures: list[dict[str, object]]
    steps: list[dict[str, Any]]

    @property
    def explained(self) -> tuple[Step, ...]:
        """The steps of the sum."""
        return tuple(Step(**step) for step in self.steps)


def closed_months(session: Session, person_id: int, first: date, last: date) -> dict[tuple[date, str], MonthOfCard]:
    """A person's figures as their closed months froze them, by month and the channel's key."""
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    months = [clock.add_months(first, later) for later in range(count)]  # each by the index of month and person
    within = Statement.person_id == person_id, Statement.month.in_(months)
    rows = session.execute(select(Statement.month, Statement.figures).where(*within))
    return {(month, str(one["channel"])): _as_closed(month, one) for month, figures in rows for one in figures}


def _as_closed(month: date, figures: dict[str, Any]) -> MonthOfCard:
    goal = None if figures["target"] is None else Goal(Decimal(figures["target"]), figures["minimum"])
    return MonthOfCard(month, Tally(*figures["counts"]), goal)


def close_of(session: Session, month: date) -> CloseLine:
    """How far the close of a month has come."""
    row = session.get(MonthClose, month)
    if row is None:
        return CloseLine(month, MonthState.OPEN)
    return CloseLine(
        month=month,
        state=MonthState(row.state),
        prepared_by=row.prepared_by,
        approved_by=row.approved_by,
    )


def statements(session: Session, month: date) -> list[StatementLine]:
    """Every statement of a closed month, by the person's internal id."""
    columns = (
        Statement.person_id,
        Statement.employee_number,
        Statement.name,
        Statement.team,
        Statement.plan_id,
        Statement.currency,
        Statement.amount_cents,
        Statement.figures,
        Statement.steps,
    )
    rows = session.execute(select(*columns).where(Statement.month == month).order_by(Statement.person_id))
    return [StatementLine(*row) for row in rows]


def versions(session: Session) -> dict[int, tuple[str, int]]:
    """Each plan's name and version; versions count the plans published, the first being 1."""
    rows = session.execute(select(PlanRow.id, PlanRow.name, func.row_number().over(order_by=PlanRow.id)))
    return {plan_id: (name, version) for plan_id, name, version in rows}
