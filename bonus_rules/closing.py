"""Closing a month: prepare, approve by a second person, export; each step in one transaction with its audit entry."""

from datetime import date, datetime

from sqlalchemy import insert
from sqlalchemy.orm import Session

from app import audit, clock
from app.access import Role
from app.people import queries as people
from app.people.queries import Member
from app.wording import N_, RefusalError
from bonus_rules import month as moves
from bonus_rules import queries
from bonus_rules.freezing import Result, digest, statement
from bonus_rules.models import MonthClose, Statement
from bonus_rules.plans import row_for
from scorecards.board import queries as board
from scorecards.tallies import rollup
from scorecards.targets import queries as targets


class NoPlanError(RefusalError):
    """There is no plan by which the month could be paid."""


class InvolvedError(RefusalError):
    """The approver had a hand in the figures."""


class FiguresChangedError(RefusalError):
    """The figures are no longer those that were prepared."""


def results(session: Session, month: date, today: date) -> list[Result]:
    """Everyone who is to have a statement of a month, by name: employees who worked here on a day of it.

    Raises NoPlanError where no plan is in force.
    """
    if row_for(session, month) is None:
        raise NoPlanError(
            N_("No bonus plan is in force in %(month)s. Publish one from that month on first."),
            month=clock.month_text(month),
        )
    last = clock.last_day(month)
    members = [member for member in people.with_role(session, Role.EMPLOYEE, last) if worked_in(member, month)]
    cards = board.scorecards(session, month, members, last, today=today)
    bonuses = queries.bonuses(session, cards, today=today)
    return [Result(card, bonus) for card, bonus in zip(cards, bonuses, strict=True) if bonus is not None]


def worked_in(member: Member, month: date) -> bool:
    """Whether a person worked here on any day of a month."""
    return member.employed_within(month, clock.last_day(month)) is not None


def prepare(session: Session, month: date, *, today: date, now: datetime, actor_id: int | None) -> list[Result]:
    """Count a month that is over and note its figures for the approver; what it comes to for each person.

    Raises MonthMoveError, or NoPlanError, with what stands in the way.
    """
    rollup.lock_month(session, month)
    close = session.get(MonthClose, month)
    state = moves.prepare(_state(close), month_over=today > clock.last_day(month))
    found = results(session, month, today)
    sha256, total = digest(found)
    if close is None:
        close = MonthClose(month=month)
        session.add(close)
    close.state, close.prepared_at, close.prepared_by = str(state), now, actor_id
    close.statements_sha256 = sha256
    _note(session, now, actor_id, "month.prepare", month, sha256=sha256, total_cents=total)
    return found


def approve(session: Session, month: date, *, today: date, now: datetime, actor_id: int | None) -> None:
    """Freeze a prepared month: a statement for everyone, and the month's answers no longer change what is paid.

    Raises MonthMoveError; InvolvedError for an approver who set one of its targets or whom it pays;
    FiguresChangedError when an answer, target or plan changed since it was prepared.
    """
    rollup.lock_month(session, month)
    close = session.get(MonthClose, month)
    state = moves.approve(_state(close), close.prepared_by if close else None, actor_id)
    if actor_id in targets.setters(session, month):
        raise InvolvedError(N_("You set a target of this month, so you may not approve it. Ask somebody else."))
    found = results(session, month, today)
    if any(result.card.person.id == actor_id for result in found):
        raise InvolvedError(N_("This month pays you too, so you may not approve it. Ask somebody else."))
    sha256, total = digest(found)
    plan = row_for(session, month)
    if close is None or plan is None or sha256 != close.statements_sha256:
        raise FiguresChangedError(
            N_("The figures of %(month)s changed after it was prepared. Prepare it again and look anew."),
            month=clock.month_text(month),
        )
    close.state, close.approved_at, close.approved_by = str(state), now, actor_id
    session.flush()
    if found:
        session.execute(insert(Statement), [statement(result, month, plan) for result in found])
    rollup.close_month(session, month, now)
    _note(session, now, actor_id, "month.approve", month, sha256=sha256, lines=len(found), total_cents=total)


def mark_exported(session: Session, month: date, *, now: datetime, actor_id: int | None, **file: object) -> None:
    """Note that the payroll file of an approved month was handed out; the file's facts go into the audit entry.

    Raises MonthMoveError for a month that is not approved.
    """
    close = session.get(MonthClose, month)
    state = moves.export(_state(close))
    if close is not None:
        close.state, close.exported_at = str(state), close.exported_at or now
    _note(session, now, actor_id, "month.export", month, **file)


def _state(close: MonthClose | None) -> moves.MonthState:
    return moves.MonthState.OPEN if close is None else moves.MonthState(close.state)


def _note(session: Session, now: datetime, actor_id: int | None, action: str, month: date, **details: object) -> None:
    key = clock.month_text(month)
    audit.record(session, at=now, actor_id=actor_id, action=action, subject="month", key=key, **details)
