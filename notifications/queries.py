"""Reads for letters: the digests of many people at once."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from app import clock
from app.people.queries import Member
from bonus_rules import queries as bonus_rules
from bonus_rules.rules import Bonus
from notifications.digest import Channel, Digest, Share, digest
from scorecards.board import queries as board
from scorecards.board.card import ChannelCard, Scorecard
from scorecards.board.prospecting import Prospects, prospects
from scorecards.maths.prospect import Prospect


def digests(session: Session, members: Sequence[Member], day: date, *, today: date) -> dict[int, Digest]:
    """What the letter of a local day says to each of these people, by their id; the figures are those of their cards.

    today is the company's real day: figures of an earlier day are read from the answers.
    """
    month = clock.month_of(day)
    cards = board.scorecards(session, month, members, day, today=today)
    bonuses = bonus_rules.bonuses(session, cards, today=today)
    plan = bonus_rules.plan_for(session, month)
    most = 0 if plan is None else plan.maximum_cents
    return {
        card.person.id: digest(month, _channels(card, found), card.person.team, _share(bonus, most))
        for card, bonus, found in zip(cards, bonuses, prospects(session, cards), strict=True)
    }


def _channels(card: Scorecard, found: Prospects) -> tuple[Channel, ...]:
    return tuple(_channel(line, card.person.language, found.get(line.channel.id)) for line in card.channels)


def _channel(line: ChannelCard, language: str, prospect: Prospect | None) -> Channel:
    return Channel(
        name=line.channel.name_in(language),
        metric=line.channel.metric,
        tally=line.tally,
        goal=line.goal,
        team_tally=line.team_tally,
        team_goal=line.team_goal,
        prospect=prospect,
    )


def _share(bonus: Bonus | None, maximum_cents: int) -> Share | None:
    if bonus is None:
        return None
    return Share(bonus.currency, bonus.secured_cents, bonus.possible_cents, maximum_cents)
