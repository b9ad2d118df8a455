"""Reads of one person's answers, all by the index of that person's month, however many answers there are in all."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, case, func, select
from sqlalchemy.orm import Session

from app.paging import Page
from scorecards.maths.metric import Tally
from scorecards.responses.models import COUNTED, Response

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


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [Response.person_id == wanted.person_id, Response.month == wanted.month]
    if wanted.channel_id is not None:
        found.append(Response.channel_id == wanted.channel_id)
    if wanted.band is not None:
        found.append(Response.band == wanted.band)
    if wanted.with_comment:
        found += [Response.comment.is_not(None), Response.comment != ""]
    return found
