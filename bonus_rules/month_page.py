"""What the month page shows: live while the month is open, from the statements once it is closed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from app import clock
from app.i18n import euros
from app.people import queries as people
from app.people.queries import Member
from bonus_rules import closing, queries, statements
from bonus_rules.checklist import Item, checklist
from bonus_rules.closing import NoPlanError
from bonus_rules.freezing import Result
from bonus_rules.month import CLOSED, MonthState
from bonus_rules.statements import CloseLine, StatementLine
from bonus_rules.steps import Step


@dataclass(frozen=True, slots=True)
class PaidLine:
    """One person's line: what the month pays, and the steps of the sum."""

    uuid: UUID
    name: str
    employee_number: str
    team: str
    currency: str
    cents: int
    steps: tuple[Step, ...]

    @property
    def amount(self) -> str:
        """The money in the reader's notation."""
        return euros(self.cents, self.currency)


@dataclass(frozen=True, slots=True)
class MonthPage:
    """Where a month stands in a sentence, who brought it there, what it allows, what to look at, and what it pays."""

    close: CloseLine
    told: str
    prepared_by: str
    approved_by: str
    may_prepare: bool
    may_approve: bool
    may_export: bool
    items: tuple[Item, ...]
    lines: tuple[PaidLine, ...]

    @property
    def total(self) -> str:
        """What the month pays in all, in each currency."""
        currencies = sorted({line.currency for line in self.lines})
        sums = {code: sum(line.cents for line in self.lines if line.currency == code) for code in currencies}
        return ", ".join(euros(cents, code) for code, cents in sums.items())


def month_page(session: Session, month: date, viewer_id: int, today: date) -> MonthPage:
    """The page of a month for one viewer, who may approve it unless they prepared it."""
    close = statements.close_of(session, month)
    closed, over = close.state in CLOSED, today > clock.last_day(month)
    lines, items = _closed_lines(session, month) if closed else _live_lines(session, month, today)
    names = {member.id: member.name for member in people.everyone(session, today, _actors(close))}
    return MonthPage(
        close=close,
        told=_told(close, over=over, plan=bool(lines or items)),
        prepared_by=names.get(close.prepared_by or 0, ""),
        approved_by=names.get(close.approved_by or 0, ""),
        may_prepare=over and not closed and bool(items),
        may_approve=close.state is MonthState.PREPARED and close.prepared_by != viewer_id,
        may_export=closed,
        items=items,
        lines=lines,
    )


def _actors(close: CloseLine) -> Iterable[int]:
    return [person for person in (close.prepared_by, close.approved_by) if person is not None]


def _live_lines(session: Session, month: date, today: date) -> tuple[tuple[PaidLine, ...], tuple[Item, ...]]:
    plan = queries.plan_for(session, month)
    try:
        found = closing.results(session, month, today)
    except NoPlanError:
        return (), ()
    items = checklist(session, month, found, plan) if plan else []
    return tuple(_live(result) for result in found), tuple(items)


def _live(result: Result) -> PaidLine:
    bonus = result.bonus
    return _line(result.card.person, bonus.currency, bonus.secured_cents, bonus.steps)


def _closed_lines(session: Session, month: date) -> tuple[tuple[PaidLine, ...], tuple[Item, ...]]:
    uuids = {member.id: member.uuid for member in people.everyone(session, clock.last_day(month))}
    lines = sorted(statements.statements(session, month), key=lambda line: (line.name, line.employee_number))
    return tuple(_frozen(line, uuids[line.person_id]) for line in lines), ()


def _frozen(line: StatementLine, uuid: UUID) -> PaidLine:
    who = line.name, line.employee_number, line.team
    return PaidLine(uuid, *who, line.currency, line.amount_cents, line.explained)


def _line(member: Member, currency: str, cents: int, steps: tuple[Step, ...]) -> PaidLine:
    return PaidLine(member.uuid, member.name, member.employee_number, member.team or "", currency, cents, steps)


def _told(close: CloseLine, *, over: bool, plan: bool) -> str:
    told: str = _("Open. Look through the list, then prepare the month for a second person to approve.")
    if close.state in CLOSED:
        told = _("Approved. The figures no longer change, and the payroll file is the same however often it is taken.")
    elif not plan:
        told = _("No bonus plan is in force in this month, so there is nothing to pay.")
    elif not over:
        told = _("The month is running; these are today's figures. It can be prepared once it is over.")
    elif close.state is MonthState.PREPARED:
        told = _("Prepared. A second person looks through it and approves it.")
    return told
