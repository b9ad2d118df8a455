"""One person's months: as their statements froze them once closed, as they stand today while they are open."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock
from app.people import queries as people
from bonus_rules import queries, statements
from bonus_rules.models import MonthClose, Statement
from bonus_rules.month import CLOSED, MonthState
from bonus_rules.own_month import Figure, OwnMonth
from bonus_rules.plans import row_for
from bonus_rules.steps import Step
from scorecards.board import queries as board
from scorecards.board.card import ChannelCard
from scorecards.maths.metric import Tally

OPEN_SHOWN = 3


def all_months(session: Session, person_id: int, today: date) -> list[OwnMonth]:
    """A person's months, the newest first: all closed ones, and of the last three those that are not closed yet."""
    recent = [clock.add_months(clock.month_of(today), -back) for back in range(OPEN_SHOWN)]
    shut = set(session.scalars(select(MonthClose.month).where(MonthClose.state.in_(CLOSED))))
    running = [_live(session, person_id, month, today) for month in recent if month not in shut]
    found = [*(one for one in running if one is not None), *_closed(session, person_id)]
    return sorted(found, key=lambda one: one.month, reverse=True)


def one_month(session: Session, person_id: int, month: date, today: date) -> OwnMonth | None:
    """A person's month; None where it has not begun, has no plan, or had nothing to do with the person."""
    if statements.close_of(session, month).state in CLOSED:
        return next(iter(_closed(session, person_id, month)), None)
    return None if month > today else _live(session, person_id, month, today)


def _closed(session: Session, person_id: int, month: date | None = None) -> list[OwnMonth]:
    ended = select(MonthClose.month, MonthClose.state, MonthClose.approved_at).where(MonthClose.state.in_(CLOSED))
    closes = {when: (MonthState(state), at) for when, state, at in session.execute(ended)}
    wanted = [month] if month else sorted(closes)  # each is looked up by the index of month and person
    mine = select(Statement).where(Statement.month.in_(wanted), Statement.person_id == person_id)
    plans = statements.versions(session)
    rows = session.scalars(mine.order_by(Statement.month.desc()))
    return [_frozen(row, *closes[row.month], plans[row.plan_id]) for row in rows]


def _frozen(row: Statement, state: MonthState, at: datetime | None, plan: tuple[str, int]) -> OwnMonth:
    return OwnMonth(
        month=row.month,
        state=state,
        over=True,
        approved_at=at,
        name=row.name,
        employee_number=row.employee_number,
        team=row.team,
        plan=plan,
        currency=row.currency,
        cents=row.amount_cents,
        possible_cents=row.amount_cents,
        figures=_as_frozen(row.figures),
        steps=tuple(Step(**step) for step in row.steps),
    )


def _as_frozen(figures: Sequence[dict[str, Any]]) -> tuple[Figure, ...]:
    return tuple(
        Figure(
            channel=one["channel"],
            tally=Tally(*one["counts"]),
            score=None if one["score"] is None else Fraction(one["score"]),
            target=None if one["target"] is None else Decimal(one["target"]),
            minimum=one["minimum"],
            state=one["state"],
        )
        for one in figures
    )


def _live(session: Session, person_id: int, month: date, today: date) -> OwnMonth | None:
    last = clock.last_day(month)
    day = min(today, last)
    member, plan = people.by_id(session, person_id, day), row_for(session, month)
    if member is None or plan is None or member.employed_within(month, last) is None:
        return None
    card = board.scorecard(session, member, month, day, today=today)
    bonus = queries.bonus_of(session, card, today=today)
    if bonus is None:
        return None
    return OwnMonth(
        month=month,
        state=statements.close_of(session, month).state,
        over=today > last,
        approved_at=None,
        name=member.name,
        employee_number=member.employee_number,
        team=member.team or "",
        plan=statements.versions(session)[plan.id],
        currency=bonus.currency,
        cents=bonus.secured_cents,
        possible_cents=bonus.possible_cents,
        figures=tuple(_as_it_stands(line) for line in card.channels),
        steps=bonus.steps,
    )


def _as_it_stands(line: ChannelCard) -> Figure:
    score, minimum = (None, None) if line.goal is None else (line.goal.score, line.goal.minimum)
    return Figure(line.channel.key, line.tally, line.score, score, minimum, line.state)
