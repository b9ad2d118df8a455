"""Reads of one answer: all that is known of it, what came before it, its earlier versions."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, and_, or_, select
from sqlalchemy.orm import Session

from scorecards.answers.queries import SHOWN, AnswerRow
from scorecards.maths.metric import Tally
from scorecards.responses.models import COUNTED, Response, ResponseRevision, Source
from scorecards.responses.queries import BAND_COUNTS
from scorecards.tallies.models import Period


@dataclass(frozen=True, slots=True)
class Answer(AnswerRow):
    """One answer with all that is known of it but its customer; times are instants."""

    month: date
    person_id: int | None
    team_id: int | None
    interaction_at: datetime | None
    received_at: datetime
    version: int
    source: str
    employee_reference: str | None


@dataclass(frozen=True, slots=True)
class Revision:
    """An earlier version of an answer, and when a newer one took its place."""

    score: int
    band: int
    state: str
    received_at: datetime
    replaced_at: datetime


def answer(session: Session, response_id: int) -> Answer | None:
    """The answer with this internal id, None where there is none. Who may see it, its reader decides."""
    more = (
        Response.month,
        Response.person_id,
        Response.team_id,
        Response.interaction_at,
        Response.received_at,
        Response.version,
        Source.key,
        Response.employee_reference,
    )
    statement: Select[*tuple[Any, ...]] = select(*SHOWN, *more).join(Source, Source.id == Response.source_id)
    row = session.execute(statement.where(Response.id == response_id)).first()
    return None if row is None else Answer(*row)


def before(session: Session, found: Answer) -> Tally:
    """What the person's counted answers of this one's channel and month came to when this one was given."""
    same = Response.person_id == found.person_id, Response.month == found.month
    earlier = or_(
        Response.answered_at < found.answered_at,
        and_(Response.answered_at == found.answered_at, Response.id < found.id),
    )
    chosen = Response.channel_id == found.channel_id, Response.local_date <= found.day, Response.state.in_(COUNTED)
    row = session.execute(select(*BAND_COUNTS).where(*same, *chosen, earlier)).one()
    return Tally(*(int(count or 0) for count in row))


def revisions(session: Session, response_id: int) -> list[Revision]:
    """The versions of an answer that a newer one has replaced, the newest first."""
    columns = (
        ResponseRevision.score,
        ResponseRevision.band,
        ResponseRevision.state,
        ResponseRevision.received_at,
        ResponseRevision.replaced_at,
    )
    chosen = select(*columns).where(ResponseRevision.response_id == response_id)
    return [Revision(*row) for row in session.execute(chosen.order_by(ResponseRevision.version.desc()))]


def closed_at(session: Session, month: date) -> datetime | None:
    """When a month's figures were closed, None while it is open."""
    return session.scalar(select(Period.closed_at).where(Period.month == month))
