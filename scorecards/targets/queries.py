"""Reads of targets: which one holds for a person or a team, the history, and what waits for a second person."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from app import clock
from app.people import queries as people
from scorecards.maths.goal import Goal
from scorecards.targets.models import Target

Placed = tuple[int, int | None, int | None]
"""A channel and whom a target is for: a team, a person, or with neither everyone."""


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
    seconded_by: int | None = None

    @property
    def place(self) -> Placed:
        """The channel and whom the target is for."""
        return self.channel_id, self.team_id, self.person_id


@dataclass(frozen=True, slots=True)
class Goals:
    """The targets of one month, looked up from the most particular to the general: person, team, organisation."""

    held: dict[Placed, Goal]

    def of(self, channel_id: int, team_id: int | None, person_id: int | None) -> Goal | None:
        """The target in a channel for this person in this team; for a team alone, leave the person out."""
        place = self.place_of(channel_id, team_id, person_id)
        return None if place is None else self.held[place]

    def place_of(self, channel_id: int, team_id: int | None, person_id: int | None) -> Placed | None:
        """Where the target of this person in this team is set, None without one."""
        own = [] if person_id is None else [(None, person_id)]
        places = ((channel_id, *place) for place in (*own, (team_id, None), (None, None)))
        return next((place for place in places if place in self.held), None)


def goals(session: Session, month: date) -> Goals:
    """The targets in force in a month: for each channel and whom it is for, the latest set of the latest month."""
    return Goals({line.place: Goal(line.score, line.minimum) for line in _lines(session, _until(month))})


def goals_by_month(
    session: Session, first: date, last: date, team_id: int | None, person_id: int | None
) -> dict[date, Goals]:
    """The targets that hold in every month from first to last, oldest first, by one query.

    Those for a person in a team; without a person for the team alone, without either for the organisation.
    """
    mine = or_(Target.person_id.is_(None), Target.person_id == person_id)
    ours = or_(Target.team_id.is_(None), Target.team_id == team_id)
    lines = _lines(session, _until(last).where(mine, ours))
    found, month = dict[date, Goals](), first
    while month <= last:
        found[month] = Goals({line.place: Goal(line.score, line.minimum) for line in lines if line.month <= month})
        month = clock.next_month(month)
    return found


def history(session: Session) -> list[TargetLine]:
    """Every target ever set, the newest first."""
    return _lines(session, select(Target).order_by(Target.set_at.desc(), Target.id.desc()))


def latest(session: Session, place: Placed) -> TargetLine | None:
    """The target that was last set for a channel and these people, None before the first."""
    channel_id, team_id, person_id = place
    chosen = Target.channel_id == channel_id, Target.team_id == team_id, Target.person_id == person_id
    found = _lines(session, select(Target).where(*chosen).order_by(Target.id.desc()).limit(1))
    return found[0] if found else None


def number_in(session: Session, channel_id: int) -> int:
    """How many targets were ever set for a channel."""
    return session.scalar(select(func.count(Target.id)).where(Target.channel_id == channel_id)) or 0


def setters(session: Session, month: date) -> set[int]:
    """Everyone who set a target that begins with this month, or agreed to one."""
    rows = session.execute(select(Target.set_by, Target.seconded_by).where(Target.month == month))
    return {person for row in rows for person in row if person is not None}


def names(session: Session, lines: Iterable[TargetLine], on: date) -> dict[int, str]:
    """The names of everyone these targets speak of, by internal id."""
    ids = {each for line in lines for each in (line.person_id, line.set_by, line.seconded_by) if each is not None}
    return {member.id: member.name for member in people.everyone(session, on, ids)}


def _until(month: date) -> Select[Target]:
    # The last row for a place wins when they are put in a dict one after another.
    return select(Target).where(Target.month <= month).order_by(Target.month, Target.set_at, Target.id)


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
            seconded_by=row.seconded_by,
        )
        for row in session.scalars(statement)
    ]
