"""Reads of low scores and what was done about them: the negatives of a few people, by the index of negatives."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, literal_column, or_, select
from sqlalchemy.orm import Session

from scorecards.followups.models import FollowUp
from scorecards.followups.moves import State
from scorecards.responses.models import COUNTED, Response

WAITING, MINE, DONE, ALL = "waiting", "mine", "done", "all"
SHOWS = (WAITING, MINE, DONE, ALL)

_DONE = FollowUp.state == State.ANSWERED.value
_WAITING = or_(FollowUp.state.is_(None), FollowUp.state != State.ANSWERED.value)
# As a literal: a bound parameter would keep SQLite from the partial index.
_NEGATIVE = Response.band == literal_column("-1")


@dataclass(frozen=True, slots=True)
class Case:
    """A negative answer and what was done about it; version 0: nothing yet."""

    response_id: int
    answered_at: datetime
    channel_id: int
    person_id: int
    score: int
    comment: str | None
    state: State
    owner_id: int | None
    note: str
    closed_at: datetime | None
    version: int


@dataclass(frozen=True, slots=True)
class Chosen:
    """Whose low scores, answered since when; viewer_id decides what is `mine`; a channel, or None for all; said: only
    those with a comment."""

    people: Collection[int]
    since: datetime
    viewer_id: int
    channel_id: int | None = None
    said: bool = False


def cases(session: Session, chosen: Chosen, show: str, limit: int, offset: int = 0) -> list[Case]:
    """Low scores, the unanswered ones first and among them the newest. show: one of SHOWS."""
    statement = _cases(chosen.since).where(*_where(chosen), _shown(show, chosen.viewer_id))
    order = case((_DONE, 1), else_=0), Response.answered_at.desc(), Response.id.desc()
    return [_case(row) for row in session.execute(statement.order_by(*order).limit(limit).offset(offset))]


def counts(session: Session, chosen: Chosen) -> dict[str, int]:
    """How many there are of each of SHOWS."""
    sums = (func.sum(case((_shown(show, chosen.viewer_id), 1), else_=0)) for show in SHOWS)
    statement = select(*sums).select_from(Response).outerjoin(FollowUp, _its_own(chosen.since))
    found = session.execute(statement.where(*_where(chosen))).one()
    return {show: int(count or 0) for show, count in zip(SHOWS, found, strict=True)}


def find(session: Session, people: Collection[int], response_id: int) -> Case | None:
    """The low score with this id among these people's, however old; None for any other answer."""
    theirs = Response.id == response_id, Response.person_id.in_(people), Response.state.in_(COUNTED), _NEGATIVE
    row = session.execute(_cases().where(*theirs)).first()
    return None if row is None else _case(row)


def _its_own(since: datetime | None) -> ColumnElement[bool]:
    """A low score's follow-up. Of a score given since an instant it was changed since then, but for a day of wrong
    clocks; so the index of changes spares the database all older ones."""
    own = FollowUp.response_id == Response.id
    return own if since is None else and_(own, FollowUp.changed_at >= since - timedelta(days=1))


def _cases(since: datetime | None = None) -> Select[*tuple[Any, ...]]:
    return select(
        Response.id,
        Response.answered_at,
        Response.channel_id,
        Response.person_id,
        Response.score,
        Response.comment,
        FollowUp.state,
        FollowUp.owner_id,
        FollowUp.note,
        FollowUp.answered_at,
        FollowUp.version,
    ).outerjoin(FollowUp, _its_own(since))


def _where(chosen: Chosen) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [
        Response.person_id.in_(chosen.people),
        Response.answered_at >= chosen.since,
        Response.state.in_(COUNTED),
        _NEGATIVE,
    ]
    if chosen.channel_id is not None:
        found.append(Response.channel_id == chosen.channel_id)
    return [*found, Response.comment.is_not(None)] if chosen.said else found


def _shown(show: str, viewer_id: int) -> ColumnElement[bool]:
    if show == ALL:
        return or_(_DONE, _WAITING)
    if show == MINE:
        return and_(FollowUp.owner_id == viewer_id, _WAITING)
    return _DONE if show == DONE else _WAITING


def _case(row: Any) -> Case:
    response, at, channel, person, score, comment, state, owner, note, closed, version = row
    now = State(state or State.OPEN)
    return Case(response, at, channel, person, score, comment, now, owner, note or "", closed, version or 0)
