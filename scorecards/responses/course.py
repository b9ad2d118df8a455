"""Counts up to a day within a month, read from the answers by their covering index; tallies hold whole months only."""

from collections.abc import Collection
from datetime import date, timedelta

from sqlalchemy import ColumnElement, func, select
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


def by_day(session: Session, channel: int, first: date, last: date) -> dict[date, int]:
    """The counted answers of a channel on every day from first to last, days without any included."""
    chosen = Response.channel_id == channel, Response.local_date >= first, Response.local_date <= last
    months = Response.month >= first.replace(day=1), Response.month <= last
    counted = select(Response.local_date, func.count()).where(*chosen, *months, Response.state.in_(COUNTED))
    found = dict(session.execute(counted.group_by(Response.local_date)).all())
    days = (first + timedelta(days=later) for later in range((last - first).days + 1))
    return {day: found.get(day, 0) for day in days}


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
