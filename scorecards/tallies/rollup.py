"""Keeping the tallies: the lock of a month, the bump with each answer, and the proof by recount."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import Table, delete, func, insert, select, text, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from app.db import Base
from scorecards.tallies.models import Period, TallyRow

COUNTS = ("positives", "neutrals", "negatives")


_PLACE = [text("month"), text("channel_id"), text("coalesce(team_id, 0)"), text("coalesce(person_id, 0)")]


_BY_BAND = {1: 0, 0: 1, -1: 2}


_TALLY: Table = Base.metadata.tables[TallyRow.__tablename__]


_ONCE_MORE = {"changes": _TALLY.c.changes + 1}


_PERIOD: Table = Base.metadata.tables[Period.__tablename__]


Place = tuple[date, int, int | None, int | None]
"""Where an answer is counted: month, channel, team, person."""


Counts = tuple[int, int, int]
"""Positives, neutrals, negatives; below zero where they are a change."""


class Changes:
    """What a batch of answers adds to the tallies and takes from them."""

    def __init__(self) -> None:
        self._by_place: dict[Place, list[int]] = {}

    def add(self, place: Place, band: int, times: int = 1) -> None:
        """Count an answer of this band (1, 0, -1) at a place; times -1 takes one away."""
        counts = self._by_place.get(place)
        if counts is None:
            counts = self._by_place[place] = [0, 0, 0]
        counts[_BY_BAND[band]] += times

    def __len__(self) -> int:
        return len(self._by_place)

    def items(self) -> list[tuple[Place, Counts]]:
        """Every place and its change, always in the same order, so that two writers never wait for each other.

        A place whose changes cancel out is among them: its answers are not the same ones as before.
        """
        found = [(place, (p, u, d)) for place, (p, u, d) in self._by_place.items()]
        return sorted(found, key=lambda item: [part or 0 if not isinstance(part, date) else part for part in item[0]])


def lock_months(session: Session, months: Collection[date]) -> None:
    """Hold these months until the transaction ends, earliest first: nobody else adds answers or closes them.

    Months seen for the first time get their row.
    """
    wanted = sorted(months)
    if not wanted:
        return
    session.execute(_insert(session, _PERIOD).on_conflict_do_nothing(), [{"month": month} for month in wanted])
    rows = select(_PERIOD.c.month).where(_PERIOD.c.month.in_(wanted)).order_by(_PERIOD.c.month)
    session.execute(rows.with_for_update(key_share=True)).all()


def lock_month(session: Session, month: date) -> None:
    """Hold one month until the transaction ends; see lock_months."""
    lock_months(session, [month])


def close_month(session: Session, month: date, now: datetime) -> None:
    """Note that a month's figures are closed. Lock it first. Answers that come later still change its tallies."""
    closing = update(Period).where(Period.month == month, Period.closed_at.is_(None))
    session.execute(closing.values(closed_at=now).execution_options(synchronize_session="fetch"))


def bump(session: Session, changes: Changes) -> None:
    """Add a batch's changes to the tallies, in the transaction of the answers; their months are locked already.

    Raises ValueError when a count would fall below zero, which only a tally that has drifted can do.
    """
    items = changes.items()
    added = [_row(place, counts) for place, counts in items if min(counts) >= 0 and any(counts)]
    others = [_row(place, counts) for place, counts in items if min(counts) < 0 or not any(counts)]
    if added:
        statement = _insert(session, _TALLY)
        more = {name: _TALLY.c[name] + statement.excluded[name] for name in COUNTS} | _ONCE_MORE
        session.execute(statement.on_conflict_do_update(index_elements=_PLACE, set_=more), added)
    for row in others:
        _move(session, row)


def _move(session: Session, row: dict[str, Any]) -> None:
    here = [_TALLY.c[name].is_not_distinct_from(row[name]) for name in ("month", "channel_id", "team_id", "person_id")]
    enough = [_TALLY.c[name] + row[name] >= 0 for name in COUNTS]
    more = {name: _TALLY.c[name] + row[name] for name in COUNTS} | _ONCE_MORE
    done = session.execute(update(_TALLY).where(*here, *enough).values(more).returning(_TALLY.c.id)).all()
    if len(done) != 1 and any(row[name] for name in COUNTS):
        raise ValueError(f"the tally of {row['month']:%Y-%m} has drifted from its answers; run `flask tallies recount`")


def standing(session: Session, month: date) -> dict[Place, Counts]:
    """The tallies of a month as they stand."""
    statement = select(*(_TALLY.c[name] for name in ("month", "channel_id", "team_id", "person_id", *COUNTS)))
    rows = session.execute(statement.where(_TALLY.c.month == month))
    return {(when, channel, team, person): (p, u, d) for when, channel, team, person, p, u, d in rows}


def months(session: Session) -> list[date]:
    """Every month that ever had an answer, in order."""
    return list(session.scalars(select(Period.month).order_by(Period.month)))


def replace(session: Session, month: date, answers: Iterable[tuple[Place, Counts]]) -> None:
    """Put a count of the answers in place of a month's tallies. Lock the month before counting."""
    before = session.scalar(select(func.max(_TALLY.c.changes)).where(_TALLY.c.month == month)) or 0
    session.execute(delete(_TALLY).where(_TALLY.c.month == month))
    rows = [_row(place, counts) | {"changes": before + 1} for place, counts in answers]
    if rows:
        session.execute(insert(_TALLY), rows)


def _row(place: Place, counts: Counts) -> dict[str, Any]:
    names = ("month", "channel_id", "team_id", "person_id", *COUNTS)
    return dict(zip(names, (*place, *counts), strict=True))


def _insert(session: Session, table: Table) -> postgresql.Insert | sqlite.Insert:
    dialect = session.get_bind().dialect.name
    return postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)
