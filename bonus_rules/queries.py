"""Reads of bonuses: what a card pays under the plan in force, or paid once its month was closed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from bonus_rules.counting import counted
from bonus_rules.month import CLOSED
from bonus_rules.plan_document import Plan, parse
from bonus_rules.plans import row_for, timeline
from bonus_rules.rules import Bonus, ChannelResult, bonus
from bonus_rules.statements import close_of, statements
from scorecards.board.card import Scorecard
from scorecards.maths.metric import Tally


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
