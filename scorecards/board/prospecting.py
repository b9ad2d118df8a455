"""The prospects of cards: how likely each channel's target still is, where the channel's chances can be trusted."""

from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Session

from scorecards.board.card import Scorecard
from scorecards.maths.prospect import Prospect
from scorecards.outlook import queries
from scorecards.outlook.knowledge import distrusted
from scorecards.outlook.queries import Place

Prospects = Mapping[int, Prospect]
"""The prospects of one card by the channel's internal id."""


def prospects(session: Session, cards: Sequence[Scorecard]) -> list[Prospects]:
    """What may be shown of each of these cards, all of one month and day; nothing of a month that is over."""
    hidden = distrusted(session)
    return _by_card(session, cards, hidden) if cards and not cards[0].over else [{} for _ in cards]


def all_prospects(session: Session, cards: Sequence[Scorecard]) -> list[Prospects]:
    """The prospects in every channel, shown or not: the nightly forecasts prove them."""
    return _by_card(session, cards, set())


def _by_card(session: Session, cards: Sequence[Scorecard], hidden: set[int]) -> list[Prospects]:
    if not cards:
        return []
    wanted = [
        (at, Place(card.person, line.channel, line.tally, line.goal))
        for at, card in enumerate(cards)
        for line in card.channels
        if line.goal is not None and line.channel.id not in hidden
    ]
    found = queries.prospects(session, [place for _, place in wanted], cards[0].month, cards[0].as_of)
    by_card: list[dict[int, Prospect]] = [{} for _ in cards]
    for (at, place), prospect in zip(wanted, found, strict=True):
        by_card[at][place.channel.id] = prospect
    return [*by_card]
