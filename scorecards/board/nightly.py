"""What a night does: score the forecasts of months that are over, learn every channel anew, forecast the day."""

from dataclasses import dataclass
from datetime import date, timedelta
from importlib import import_module

from sqlalchemy.orm import Session

from app import clock
from app.access import Role
from app.people import queries as people
from scorecards.board import prospecting, queries
from scorecards.board.card import Scorecard
from scorecards.maths.progress import State
from scorecards.outlook import forecasts
from scorecards.outlook.forecasts import Made

# Loaded by night alone: it brings scipy, which would cost every web worker and command 50 MB and half a second.
LEARNING = "scorecards.outlook.learning"


@dataclass(frozen=True, slots=True)
class Night:
    """What a night did: months scored, channels learnt, forecasts kept."""

    scored: int
    learnt: int
    kept: int


def night(session: Session, day: date) -> Night:
    """Do the night before a day, with what was known at the end of the day before; doing it again changes nothing."""
    months = forecasts.unscored(session, clock.month_of(day))
    for month in months:
        last = clock.last_day(month)
        forecasts.score(session, month, _hits(_cards(session, month, last, day)))
    learnt: int = import_module(LEARNING).learn(session, day)
    session.flush()
    cards = _cards(session, clock.month_of(day), max(day - timedelta(days=1), clock.month_of(day)), day)
    made = [
        Made(card.person.id, channel, prospect.chance)
        for card, found in zip(cards, prospecting.all_prospects(session, cards), strict=True)
        for channel, prospect in found.items()
    ]
    return Night(len(months), learnt, forecasts.keep(session, made, day))


def _hits(cards: list[Scorecard]) -> dict[tuple[int, int], bool]:
    return {(card.person.id, line.channel.id): line.state == State.HIT for card in cards for line in card.channels}


def _cards(session: Session, month: date, as_of: date, today: date) -> list[Scorecard]:
    members = [member for member in people.with_role(session, Role.EMPLOYEE, as_of) if member.employed_on(as_of)]
    return queries.scorecards(session, month, members, as_of, today=today)
