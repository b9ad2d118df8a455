"""Reads of targets: which one holds for a person or a team, and the history."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.people import queries as people
from scorecards.maths.goal import Goal
from scorecards.targets.models import Target


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A target as set: from which month, for whom (neither team nor person: everyone), why and when."""

    id: int
    channel_id: int
    team_id: int | None
    person_id: int | None
    month: date
    score: Decimal
    minimum: int
    reason: str
    set_at: datetime
    set_by: int | None


@dataclass(frozen=True, slots=True)
class Goals:
    """The targets of one month, looked up from the most particular to the general: person, team, organisation."""

    held: dict[tuple[int, int | None, int | None], Goal]

    def of(self, channel_id: int, team_id: int | None, person_id: int | None) -> Goal | None:
        """The target in a channel for this person in this team; for a team alone, leave the person out."""
        own = [] if person_id is None else [(None, person_id)]
        for place in (*own, (team_id, None), (None, None)):
            found = self.held.get((channel_id, *place))
            if found is not None:
                return found
        return None


def goals(session: Session, month: date) -> Goals:
    """The targets in force in a month: for each channel and whom it is for, the latest set of the latest month."""
    return Goals({_place(line): Goal(line.score, line.minimum) for line in _lines(session, _until(month))})


def history(session: Session) -> list[TargetLine]:
    """Every target ever set, the newest first."""
    return _lines(session, select(Target).order_by(Target.set_at.desc(), Target.id.desc()))


def setters(session: Session, month: date) -> set[int]:
    """Everyone who set a target that begins with this month, or agreed to one."""
    rows = session.execute(select(Target.set_by, Target.seconded_by).where(Target.month == month))
    return {person for row in rows for person in row if person is not None}


def names(session: Session, lines: Iterable[TargetLine], on: date) -> dict[int, str]:
    """The names of everyone these targets speak of, by internal id."""
    ids = {person for line in lines for person in (line.person_id, line.set_by) if person is not None}
    return {member.id: member.name for member in people.everyone(session, on, ids)}


def _until(month: date) -> Select[Target]:
    # The last row for a place wins when they are put in a dict one after another.
    return select(Target).where(Target.month <= month).order_by(Target.month, Target.set_at, Target.id)


def _place(line: TargetLine) -> tuple[int, int | None, int | None]:
    return line.channel_id, line.team_id, line.person_id


def _lines(session: Session, statement: Select[Target]) -> list[TargetLine]:
    return [
        TargetLine(
            id=row.id,
            channel_id=row.channel_id,
            team_id=row.team_id,
            person_id=row.person_id,
            month=row.month,
            score=row.score,
            minimum=row.minimum,
            reason=row.reason,
            set_at=row.set_at,
            set_by=row.set_by,
        )
        for row in session.scalars(statement)
    ]
