"""Putting people into teams by date; periods of one person never overlap."""

from datetime import date

from sqlalchemy import Select, delete, or_, select
from sqlalchemy.orm import Session

from app.people.models import Assignment


def assign(session: Session, person_id: int, team_id: int, supervisor_id: int | None, starts_on: date) -> bool:
    """Place a person in a team under a supervisor from a day on; later placements are replaced, earlier ones end.

    Returns whether anything changed.
    """
    current = session.scalar(_from(person_id, starts_on).where(Assignment.starts_on <= starts_on))
    if current and current.ends_on is None and (current.team_id, current.supervisor_id) == (team_id, supervisor_id):
        return False
    leave(session, person_id, starts_on)
    session.add(Assignment(person_id=person_id, team_id=team_id, supervisor_id=supervisor_id, starts_on=starts_on))
    return True


def leave(session: Session, person_id: int, on: date) -> bool:
    """Take a person out of every team from a day on. Returns whether anything changed."""
    ending = session.scalars(_from(person_id, on).where(Assignment.starts_on < on)).all()
    for assignment in ending:
        assignment.ends_on = on
    later = delete(Assignment).where(Assignment.person_id == person_id, Assignment.starts_on >= on)
    return bool(session.scalars(later.returning(Assignment.id)).all() or ending)


def _from(person_id: int, day: date) -> Select[Assignment]:
    """A person's placements that last on this day or later."""
    lasting = or_(Assignment.ends_on.is_(None), Assignment.ends_on > day)
    return select(Assignment).where(Assignment.person_id == person_id, lasting)
