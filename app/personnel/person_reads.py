"""Reads for one person's page beside the facts: absences, what was done to them, and who may lead them."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session, aliased

from app.access import Role
from app.audit import AuditEntry
from app.people.models import Absence, Person, PersonRole
from app.personnel.searching import in_state


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that was done to a person: when, by whom (None: by command), which action, which fields."""

    at: datetime
    who: str | None
    action: str
    fields: tuple[str, ...]


def absences(session: Session, person_id: int) -> list[tuple[int, date, date]]:
    """(id, first day, last day) of a person's absences, the latest first."""
    statement = select(Absence.id, Absence.first_day, Absence.last_day).filter_by(person_id=person_id)
    return [(id_, first, last) for id_, first, last in session.execute(statement.order_by(Absence.first_day.desc()))]


def deeds(session: Session, employee_number: str, most: int) -> list[Deed]:
    """The last things that were done to a person, the newest first."""
    who = aliased(Person)
    statement = (
        select(AuditEntry.at, who.name, AuditEntry.action, AuditEntry.details)
        .outerjoin(who, who.id == AuditEntry.actor_id)
        .where(AuditEntry.subject == "person", AuditEntry.subject_key == employee_number)
        .order_by(AuditEntry.id.desc())
        .limit(most)
    )
    rows = session.execute(statement)
    return [Deed(at, name, action, tuple(map(str, _list(details, "fields")))) for at, name, action, details in rows]


def leads(session: Session, on: date, most: int) -> list[tuple[str, str]]:
    """(employee number, name) of supervisors who work here on a day, to choose from."""
    having = exists().where(PersonRole.person_id == Person.id, PersonRole.role == Role.SUPERVISOR)
    statement = select(Person.employee_number, Person.name).where(having, in_state("works", on))
    return [(number, name) for number, name in session.execute(statement.order_by(Person.name).limit(most))]


def _list(details: dict[str, object], name: str) -> list[object]:
    found = details.get(name)
    return found if isinstance(found, list) else []
