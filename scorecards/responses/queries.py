"""Reads of answers: what stands stored, and what they come to for the proof of the tallies."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlalchemy import case, exists, func, select
from sqlalchemy.orm import Session

from scorecards.responses.models import COUNTED, Response
from scorecards.tallies import queries as tallies
from scorecards.tallies.rollup import Counts, Place

BAND_COUNTS = tuple(func.sum(case((Response.band == band, 1), else_=0)) for band in (1, 0, -1))
"""Positives, neutrals and negatives among the answers of a group."""


def stored(session: Session, source_id: int, external_ids: Collection[str]) -> dict[str, dict[str, Any]]:
    """The answers of a source that have one of these external ids, by it; each as its row, by column."""
    chosen = Response.source_id == source_id, Response.external_id.in_(external_ids)
    statement = select(Response.__table__).where(*chosen)
    return {row["external_id"]: dict(row) for row in session.execute(statement).mappings()}


def counted(session: Session, month: date) -> dict[Place, Counts]:
    """What the answers of a month come to at each place, counted anew."""
    places = Response.month, Response.channel_id, Response.team_id, Response.person_id
    chosen = Response.month == month, Response.state.in_(COUNTED)
    statement = select(*places, *BAND_COUNTS).where(*chosen).group_by(*places)
    rows = session.execute(statement)
    return {(when, channel, team, person): (int(p), int(u), int(d)) for when, channel, team, person, p, u, d in rows}


def unmatched(session: Session, month: date) -> int:
    """How many counted answers of a month are credited to nobody."""
    statement = select(func.count()).where(
        Response.month == month, Response.person_id.is_(None), Response.state.in_(COUNTED)
    )
    return session.scalar(statement) or 0


def in_channel(session: Session, channel_id: int) -> int:
    """How many answers a channel has: the counted ones, or 1 where there are only others."""
    counted_ones = tallies.responses_in(session, channel_id)
    return counted_ones or int(session.scalar(select(exists().where(Response.channel_id == channel_id))) or 0)


def last_received(session: Session) -> datetime | None:
    """When the answer that came in last was stored, None before the first."""
    return session.scalar(select(Response.received_at).order_by(Response.id.desc()).limit(1))
