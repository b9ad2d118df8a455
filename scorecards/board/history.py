"""The months behind a card: each channel's counts and target, of closed months as they were closed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from flask import Flask, current_app
from sqlalchemy.orm import Session

from app import clock
from scorecards.board.card import Scorecard
from scorecards.maths.goal import Goal
from scorecards.maths.metric import Tally
from scorecards.tallies import queries as tallies
from scorecards.targets import queries as targets

MONTHS = 13


@dataclass(frozen=True, slots=True)
class MonthOfCard:
    """A month in a channel: the counts, and the target in force then."""

    month: date
    tally: Tally
    goal: Goal | None


Closed = Mapping[tuple[date, str], MonthOfCard]
"""A person's closed months, by month and the channel's key."""
ClosedMonths = Callable[[Session, int, date, date], Closed]
"""Reads those of a person from a first month to a last."""


def add_closed_months(flask_app: Flask, read: ClosedMonths) -> None:
    """Hand down how closed months are read; called by the wiring of the package that closes them."""
    flask_app.extensions["kymppi_closed_months"] = read


def history(session: Session, card: Scorecard) -> dict[int, tuple[MonthOfCard, ...]]:
    """The thirteen months up to the card's, oldest first, by the channel's internal id; the last is the card's own.

    Open months are counted from the tallies, with the targets that hold for the person's present team.
    """
    first, before = clock.add_months(card.month, 1 - MONTHS), clock.add_months(card.month, -1)
    counts = tallies.monthly(session, first, before, [card.person.id])
    goals = targets.goals_by_month(session, first, before, card.person.team_id, card.person.id)
    closed = _closed(session, card.person.id, first, before)
    found: dict[int, tuple[MonthOfCard, ...]] = {}
    for line in card.channels:
        own, info = counts.get((card.person.id, line.channel.id), {}), line.channel
        earlier = [
            closed.get((month, info.key))
            or MonthOfCard(month, own.get(month, Tally()), held.of(info.id, card.person.team_id, card.person.id))
            for month, held in goals.items()
        ]
        found[info.id] = (*earlier, MonthOfCard(card.month, line.tally, line.goal))
    return found


def _closed(session: Session, person_id: int, first: date, last: date) -> Closed:
    read: ClosedMonths | None = current_app.extensions.get("kymppi_closed_months")
    return read(session, person_id, first, last) if read else {}
