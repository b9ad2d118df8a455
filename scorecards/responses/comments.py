"""What customers wrote, read by the index of one person's month."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from scorecards.channels.queries import ChannelInfo
from scorecards.responses.models import COUNTED, Response


@dataclass(frozen=True, slots=True)
class Comment:
    """What a customer wrote: the local day of the answer, its channel, score and band (1, 0, -1)."""

    day: date
    channel: ChannelInfo
    score: int
    band: int
    text: str


def newest_comments(
    session: Session, person_id: int, month: date, limit: int, infos: Mapping[int, ChannelInfo]
) -> list[Comment]:
    """The newest answers of a month credited to a person in which the customer wrote something, at most so many.

    infos: the channels by their internal id; answers in other channels are left out.
    """
    statement = (
        select(Response.local_date, Response.channel_id, Response.score, Response.band, Response.comment)
        .where(Response.person_id == person_id, Response.month == month, Response.state.in_(COUNTED))
        .where(Response.comment.is_not(None), Response.comment != "", Response.channel_id.in_(infos))
        .order_by(Response.answered_at.desc(), Response.id.desc())
        .limit(limit)
    )
    rows = session.execute(statement)
    return [Comment(day, infos[channel], score, band, text) for day, channel, score, band, text in rows if text]
