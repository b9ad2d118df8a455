"""What the rules take of a card: its counts, what earlier months hand on, the days employed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.db import country_of
from bonus_rules.carrying import Carries, carries
from bonus_rules.employment import employment_of
from bonus_rules.plans import Timeline
from bonus_rules.rules import ChannelResult, Employment
from scorecards.board import queries as board
from scorecards.board.card import Scorecard


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
