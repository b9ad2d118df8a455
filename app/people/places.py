"""Where a person was, is and is going to be: the teams by date."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.people.models import Assignment, Person, Team


@dataclass(frozen=True, slots=True)
class Place:
    """A person in a team under a supervisor; ends_on is the day after the last, None where there is no end yet."""

    team: str
    supervisor: str | None
    starts_on: date
    ends_on: date | None


def places(session: Session, person_id: int) -> list[Place]:
    """Everywhere a person ever was or is going to be, the latest first."""
    lead = select(Person.id, Person.name).subquery()
    statement = (
        select(Team.name, lead.c.name, Assignment.starts_on, Assignment.ends_on)
        .join(Team, Team.id == Assignment.team_id)
        .outerjoin(lead, lead.c.id == Assignment.supervisor_id)
        .where(Assignment.person_id == person_id)
    )
    return [Place(*row) for row in session.execute(statement.order_by(Assignment.starts_on.desc()))]


def seen_of(found: Iterable[Place]) -> str:
    """What a form remembers of the places it was opened with."""
    return hashlib.sha256(repr(list(found)).encode()).hexdigest()
