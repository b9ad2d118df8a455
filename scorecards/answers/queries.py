"""Reads of one person's answers, all by the index of that person's month, however many answers there are in all."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.orm import Session

from app.paging import Page
from scorecards.maths.metric import Tally
from scorecards.responses.models import COUNTED, Response, ResponseRevision, Source
from scorecards.responses.queries import BAND_COUNTS
from scorecards.tallies.models import Period

SHOWN = (
    Response.id,
    Response.channel_id,
    Response.local_date,
    Response.answered_at,
    Response.score,
    Response.band,
    Response.state,
    Response.comment,
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which answers of a person: those of a month; where asked, of one channel, of one band (1, 0, -1), or those in
    which the customer wrote something."""

    person_id: int
    month: date
    channel_id: int | None = None
    band: int | None = None
    with_comment: bool = False


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """An answer as a list shows it: the local day it counts on, its score and band (1, 0, -1), and its state."""

    id: int
    channel_id: int
    day: date
    answered_at: datetime
    score: int
    band: int
    state: str
    comment: str | None

    @property
    def counts(self) -> bool:
        """Whether it is in the score."""
        return self.state in COUNTED


@dataclass(frozen=True, slots=True)
class Sum:
    """What the wanted answers come to: those that count, and how many do not."""

    tally: Tally
    others: int

    @property
    def total(self) -> int:
        """All of them, counted or not."""
        return self.tally.responses + self.others


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


def summed(session: Session, wanted: Wanted) -> Sum:
    """How many answers are wanted, by band, and how many of them do not count."""
    counts = Response.state.in_(COUNTED)
    bands = [func.sum(case((and_(counts, Response.band == band), 1), else_=0)) for band in (1, 0, -1)]
    others = func.sum(case((counts, 0), else_=1))
    row = session.execute(select(*bands, others).where(*_conditions(wanted))).one()
    positives, neutrals, negatives, left_out = (int(count or 0) for count in row)
    return Sum(Tally(positives, neutrals, negatives), left_out)


def listed(session: Session, wanted: Wanted, page: Page | None = None) -> list[AnswerRow]:
    """The wanted answers, newest first: all, or one page of them."""
    statement = select(*SHOWN).where(*_conditions(wanted))
    statement = statement.order_by(Response.answered_at.desc(), Response.id.desc())
    if page is not None:
        statement = statement.limit(page.per).offset(page.offset)
    return [AnswerRow(*row) for row in session.execute(statement)]


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


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [Response.person_id == wanted.person_id, Response.month == wanted.month]
    if wanted.channel_id is not None:
        found.append(Response.channel_id == wanted.channel_id)
    if wanted.band is not None:
        found.append(Response.band == wanted.band)
    if wanted.with_comment:
        found += [Response.comment.is_not(None), Response.comment != ""]
    return found
