"""Reads of tallies: plain sums, never entities, since a board or a close reads them for everyone."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy import ColumnElement, Select, Table, bindparam, distinct, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.db import Base
from scorecards.maths.metric import Tally
from scorecards.tallies.models import Period, TallyRow

_TALLY: Table = Base.metadata.tables[TallyRow.__tablename__]
Sums = dict[tuple[int, int], Tally]
_COUNTS = (func.sum(TallyRow.positives), func.sum(TallyRow.neutrals), func.sum(TallyRow.negatives))


def by_person(session: Session, first: date, last: date, people: Collection[int] | None = None) -> Sums:
    """Counts by (person, channel) summed over the months first to last; of everyone, or of these people."""
    return _sums(session, TallyRow.person_id, first, last, people)


def monthly(
    session: Session, first: date, last: date, people: Collection[int] | None = None
) -> dict[tuple[int, int], dict[date, Tally]]:
    """Counts of each month from first to last that has any, oldest first, by (person, channel); see by_person."""
    chosen: list[ColumnElement[bool]] = [TallyRow.month >= first, TallyRow.month <= last]
    chosen.append(TallyRow.person_id.is_not(None) if people is None else TallyRow.person_id.in_(people))
    place = (TallyRow.person_id, TallyRow.channel_id, TallyRow.month)
    found: dict[tuple[int, int], dict[date, Tally]] = {}
    for person, channel, month, p, u, d in session.execute(
        select(*place, *_COUNTS).where(*chosen).group_by(*place).order_by(TallyRow.month)
    ):
        found.setdefault((person or 0, channel), {})[month] = Tally(int(p), int(u), int(d))
    return found


def by_team(session: Session, first: date, last: date, teams: Collection[int] | None = None) -> Sums:
    """Counts by (team, channel) summed over the months first to last; of every team, or of these."""
    return _sums(session, TallyRow.team_id, first, last, teams)


def by_channel(session: Session, month: date) -> dict[int, Tally]:
    """Counts of a month by channel, matched to a person or not."""
    statement = select(TallyRow.channel_id, *_COUNTS).where(TallyRow.month == month).group_by(TallyRow.channel_id)
    return {channel: Tally(int(p), int(u), int(d)) for channel, p, u, d in session.execute(statement)}


def responses_in(session: Session, channel: int) -> int:
    """How many answers of a channel are counted, in all months together."""
    sums = session.execute(select(*_COUNTS).where(TallyRow.channel_id == channel)).one()
    return sum(int(count or 0) for count in sums)


@dataclass(frozen=True, slots=True)
class PlaceOfMonth:
    """A person's counts of a month in a channel, in the team their answers were credited to (None: in none)."""

    person: int
    team: int | None
    tally: Tally


def places(session: Session, month: date) -> dict[int, list[PlaceOfMonth]]:
    """Everyone's counts of a month that are credited to somebody, by channel."""
    wanted = TallyRow.channel_id, TallyRow.person_id, TallyRow.team_id
    counts = TallyRow.positives, TallyRow.neutrals, TallyRow.negatives
    chosen = TallyRow.month == month, TallyRow.person_id.is_not(None)
    found: dict[int, list[PlaceOfMonth]] = {}
    for channel, person, team, p, u, d in session.execute(select(*wanted, *counts).where(*chosen)):
        if person is not None and p + u + d:
            found.setdefault(channel, []).append(PlaceOfMonth(person, team, Tally(p, u, d)))
    return found


@dataclass(frozen=True, slots=True)
class MonthOfChannel:
    """A channel's month: everyone's counts together, and how many people they were of."""

    month: date
    tally: Tally
    people: int


def by_channel_and_month(session: Session, channel: int, first: date, last: date) -> list[MonthOfChannel]:
    """A channel's months from first to last that had answers credited to somebody, oldest first."""
    chosen = TallyRow.channel_id == channel, TallyRow.month >= first, TallyRow.month <= last
    people = func.count(distinct(TallyRow.person_id))
    statement = select(TallyRow.month, people, *_COUNTS).where(*chosen, TallyRow.person_id.is_not(None))
    rows = session.execute(statement.group_by(TallyRow.month).order_by(TallyRow.month))
    return [MonthOfChannel(month, Tally(int(p), int(u), int(d)), count) for month, count, p, u, d in rows]


def mark(owner: Literal["person_id", "team_id"]) -> tuple[Select[int], Select[int]]:
    """How often the answers of a person or a team changed in some months, and in how many places.

    Two statements to be read with others: together they differ after any change of those answers. To be told when they
    are read: <owner>, <owner>_first and <owner>_last, the first and the last month.
    """
    here = _TALLY.c[owner] == bindparam(owner)
    first, last = (_TALLY.c.month >= bindparam(f"{owner}_first"), _TALLY.c.month <= bindparam(f"{owner}_last"))
    found = select(func.sum(_TALLY.c.changes)), select(func.count()).select_from(_TALLY)
    return found[0].where(here, first, last), found[1].where(here, first, last)


def is_closed(session: Session, month: date) -> bool:
    """Whether a month's figures are closed."""
    period = session.get(Period, month)
    return period is not None and period.closed_at is not None


def last_closed(session: Session) -> date | None:
    """The latest month whose figures are closed, None when none is."""
    return session.scalar(select(func.max(Period.month)).where(Period.closed_at.is_not(None)))


def closed_among(session: Session, months: Collection[date]) -> set[date]:
    """Those of these months whose figures are closed."""
    return set(session.scalars(select(Period.month).where(Period.month.in_(months), Period.closed_at.is_not(None))))


def _sums(
    session: Session,
    owner: InstrumentedAttribute[int | None],
    first: date,
    last: date,
    owners: Collection[int] | None,
) -> Sums:
    chosen: list[ColumnElement[bool]] = [TallyRow.month >= first, TallyRow.month <= last, owner.is_not(None)]
    if owners is not None:
        chosen.append(owner.in_(owners))
    statement = select(owner, TallyRow.channel_id, *_COUNTS).where(*chosen).group_by(owner, TallyRow.channel_id)
    rows = session.execute(statement)
    return {(who, channel): Tally(int(p), int(u), int(d)) for who, channel, p, u, d in rows if who is not None}
