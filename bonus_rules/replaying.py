"""Past months as cases for a replay, read and never written."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Session

from app import clock
from app.access import Role
from app.people import queries as people
from bonus_rules import counting, queries
from bonus_rules.plan_document import Plan
from bonus_rules.plans import Timeline, timeline
from bonus_rules.replay import Case
from scorecards.board import queries as board

MOST_MONTHS = 36


class ReplayError(ValueError):
    """The months cannot be replayed; the message says which and why."""


def cases(session: Session, plan: Plan, first: date, last: date, *, today: date) -> Iterator[Case]:
    """Every employee's every month from first to last, all over, as the plan would have paid them.

    Raises ReplayError for months that are not over, are in the wrong order, or are more than 36.
    """
    months = _months(first, last, today)
    held = timeline(session).with_plan(plan, first)
    for month in months:
        yield from _month(session, held, month, today)


def _months(first: date, last: date, today: date) -> list[date]:
    if last < first:
        raise ReplayError("--to is before --from; give the earlier month first")
    if today <= clock.last_day(last):
        raise ReplayError(f"{clock.month_text(last)} is not over; replay months that are")
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    if count > MOST_MONTHS:
        raise ReplayError(f"{count} months are more than {MOST_MONTHS}; choose a shorter time")
    return [clock.add_months(first, later) for later in range(count)]


def _month(session: Session, held: Timeline, month: date, today: date) -> Iterator[Case]:
    last = clock.last_day(month)
    found = people.with_role(session, Role.EMPLOYEE, last)
    members = [member for member in found if member.employed_within(month, last)]
    cards = board.scorecards(session, month, members, last, today=today)
    paid = queries.bonuses(session, cards, today=today)
    taken = counting.counted(session, cards, held, today=today)
    for card, one, bonus in zip(cards, taken, paid, strict=True):
        yield Case(
            month=month,
            employee_number=card.person.employee_number,
            results=one.results,
            employment=one.employment,
            paid_cents=None if bonus is None else bonus.secured_cents,
        )
