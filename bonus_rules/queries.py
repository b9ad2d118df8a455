"""Reads of bonuses: what a card pays under the plan in force, and what a closed month paid."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app import clock
from app.db import country_of
from bonus_rules.carrying import Carries, carries
from bonus_rules.employment import employment_of
from bonus_rules.models import MonthClose, PlanRow, Statement
from bonus_rules.month import CLOSED, MonthState
from bonus_rules.plan_document import Plan, parse
from bonus_rules.plans import Timeline, row_for, timeline
from bonus_rules.rules import Bonus, ChannelResult, Employment, bonus
from bonus_rules.steps import Step
from scorecards.board import queries as board
from scorecards.board.card import Scorecard
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


def plan_for(session: Session, month: date) -> Plan | None:
    """The plan in force in a month, None when there is none."""
    row = row_for(session, month)
    return None if row is None else parse(row.document)


def bonus_of(session: Session, card: Scorecard, *, today: date) -> Bonus | None:
    """What a card pays on its figures, None without a plan."""
    return bonuses(session, [card], today=today)[0]


def imagined_bonus(session: Session, card: Scorecard, *, today: date) -> Bonus | None:
    """What a card of a running month would pay if the answers imagined on it had come, None without a plan."""
    held = timeline(session)
    plan = held.of(card.month)
    if plan is None:
        return None
    [one] = counted(session, [card], held, today=today)
    in_team, more = card.person.team_id is not None, dict(card.imagined)
    results = tuple(_with_more(result, more.get(result.channel, Tally()), in_team) for result in one.results)
    return bonus(results, one.employment, plan, one.over)


def _with_more(result: ChannelResult, more: Tally, in_team: bool) -> ChannelResult:
    team = more if in_team else Tally()
    return replace(result, tally=result.tally + more, team_tally=result.team_tally + team)


def bonuses(session: Session, cards: Sequence[Scorecard], *, today: date) -> list[Bonus | None]:
    """What these cards, all of one month and day, pay; None for each without a plan in force.

    A closed month pays what its statements say, whatever was answered since.
    """
    frozen = _frozen(session, cards[0]) if cards else {}
    live = [card for card in cards if card.person.id not in frozen]
    counted = iter(_live(session, live, today=today))
    return [frozen.get(card.person.id) or next(counted) for card in cards]


def _frozen(session: Session, card: Scorecard) -> dict[int, Bonus]:
    """What a closed month's statements pay, by person; nothing while the month is open or looked at midway."""
    if not (card.over and close_of(session, card.month).state in CLOSED):
        return {}
    return {
        line.person_id: Bonus(line.currency, line.amount_cents, line.amount_cents, line.explained)
        for line in statements(session, card.month)
    }


def _live(session: Session, cards: Sequence[Scorecard], *, today: date) -> list[Bonus | None]:
    held = timeline(session)
    plan = held.of(cards[0].month) if cards else None
    if plan is None:
        return [None for _card in cards]
    return [bonus(one.results, one.employment, plan, one.over) for one in counted(session, cards, held, today=today)]


@dataclass(frozen=True, slots=True)
class Counted:
    """All that the rules take of a card, but for the plan. over: whether the month has ended."""

    results: tuple[ChannelResult, ...]
    employment: Employment
    over: bool


def counted(session: Session, cards: Sequence[Scorecard], held: Timeline, *, today: date) -> list[Counted]:
    """What the rules take of these cards, all of one month and day, under the plans held; the month has one.

    A plan over several months is paid on the sums of those months, which are read anew; a plan of one month on its
    counts and those that earlier months hand on.
    """
    if not cards:
        return []
    first, members = cards[0], [card.person for card in cards]
    plan, country = held.of(first.month), country_of(session)
    handed: Carries = {}
    if plan is None or plan.months == 1:
        handed = carries(session, first.month, {member.id for member in members}, held)
    else:
        cards = board.scorecards(session, first.month, members, first.as_of, today=today, months=plan.months)
    return [
        Counted(_results(card, handed), employment_of(card.person, card.month, country), card.over) for card in cards
    ]


def _results(card: Scorecard, handed: Carries) -> tuple[ChannelResult, ...]:
    """A card's channels as the rules take them."""
    return tuple(
        ChannelResult(
            channel=line.channel.key,
            name=line.channel.name,
            metric=line.channel.metric,
            tally=line.tally,
            goal=line.goal,
            team_tally=line.team_tally,
            team_goal=line.team_goal,
            carried=handed.get((card.person.id, line.channel.id), ()),
        )
        for line in card.channels
    )


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
