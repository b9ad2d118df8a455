"""Putting people into teams by date; periods of one person never overlap."""

from datetime import date

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from app.people.models import Assignment


def assign(session: Session, person_id: int, team_id: int, supervisor_id: int | None, starts_on: date) -> bool:
    """Place a person in a team under a supervisor from a day on; later placements are replaced, earlier ones end.

    Returns whether anything changed.
    """
    current = session.scalar(
        select(Assignment)
        .filter_by(person_id=person_id)
        .where(Assignment.starts_on <= starts_on, or_(Assignment.ends_on.is_(None), Assignment.ends_on > starts_on))
    )
    if current and current.ends_on is None and (current.team_id, current.supervisor_id) == (team_id, supervisor_id):
        return False
    session.execute(delete(Assignment).where(Assignment.person_id == person_id, Assignment.starts_on >= starts_on))
    if current and current.starts_on < starts_on:
        current.ends_on = starts_on
    session.add(Assignment(person_id=person_id, team_id=team_id, supervisor_id=supervisor_id, starts_on=starts_on))
    return True
