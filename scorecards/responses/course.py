"""Counts up to a day within a month, read from the answers by their covering index; tallies hold whole months only."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from scorecards.maths.metric import Tally
from scorecards.responses.models import COUNTED, Response
from scorecards.responses.queries import BAND_COUNTS
from scorecards.tallies.queries import Sums


def by_person(session: Session, month: date, until: date, people: Collection[int] | None = None) -> Sums:
    """Counts by (person, channel) from a month's first day to `until`, included; of everyone, or of these people."""
    return _sums(session, Response.person_id, month, until, people)


def by_team(session: Session, month: date, until: date, teams: Collection[int] | None = None) -> Sums:
    """Counts by (team, channel) from a month's first day to `until`, included; of every team, or of these."""
    return _sums(session, Response.team_id, month, until, teams)


def _sums(
    session: Session,
    owner: InstrumentedAttribute[int | None],
    month: date,
    until: date,
    owners: Collection[int] | None,
) -> Sums:
    chosen: list[ColumnElement[bool]] = [
        Response.month == month,
        Response.local_date <= until,
        Response.state.in_(COUNTED),
        owner.is_not(None),
    ]
    if owners is not None:
        chosen.append(owner.in_(owners))
    statement = select(owner, Response.channel_id, *BAND_COUNTS).where(*chosen).group_by(owner, Response.channel_id)
    rows = session.execute(statement)
    return {(who, channel): Tally(int(p), int(u), int(d)) for who, channel, p, u, d in rows if who is not None}
