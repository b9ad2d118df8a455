"""Reads of people: who somebody is, where they belonged on a day, whom a supervisor leads."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from app.access import Role, Viewer
from app.people.models import Absence, Assignment, Person, PersonRole, Team

MOST_NAMED = 500


@dataclass(frozen=True, slots=True)
class Member:
    """A person as other floors know one, with the team and supervisor of the day that was asked about."""

    id: int
    uuid: UUID
    employee_number: str
    name: str
    email: str | None
    language: str
    time_zone: str
    employed_from: date
    employed_to: date | None
    team_id: int | None
    team: str | None
    supervisor_id: int | None
    part_time_percent: int = 100

    def employed_on(self, day: date) -> bool:
        """Whether the person works here on this day."""
        return self.employed_from <= day and (self.employed_to is None or day <= self.employed_to)

    def employed_within(self, first: date, last: date) -> tuple[date, date] | None:
        """The first and last day from first to last on which the person works here, None where there is none."""
        start, end = max(self.employed_from, first), min(self.employed_to or last, last)
        return (start, end) if start <= end else None


def _members(on: date) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Person.id,
            Person.uuid,
            Person.employee_number,
            Person.name,
            Person.email,
            func.coalesce(Person.chosen_language, Person.language),
            Person.time_zone,
            Person.employed_from,
            Person.employed_to,
            Assignment.team_id,
            Team.name,
            Assignment.supervisor_id,
            Person.part_time_percent,
        )
        .outerjoin(
            Assignment,
            (Assignment.person_id == Person.id)
            & (Assignment.starts_on <= on)
            & or_(Assignment.ends_on.is_(None), Assignment.ends_on > on),
        )
        .outerjoin(Team, Team.id == Assignment.team_id)
        .order_by(Person.name, Person.employee_number)
    )


def _one(session: Session, statement: Select[*tuple[Any, ...]]) -> Member | None:
    row = session.execute(statement).first()
    return None if row is None else Member(*row)


def by_number(session: Session, employee_number: str, on: date) -> Member | None:
    """The person with this employee number, None when there is none."""
    return _one(session, _members(on).where(Person.employee_number == employee_number))


def known(session: Session, employee_number: str, on: date) -> Member:
    """The person with this employee number. Raises ValueError, for a command to show, when there is none."""
    found = by_number(session, employee_number, on)
    if found is None:
        raise ValueError(f"there is nobody with employee number {employee_number!r}; check the number")
    return found


def by_uuid(session: Session, uuid: UUID, on: date) -> Member | None:
    """The person an address names, None when there is no such person."""
    return _one(session, _members(on).where(Person.uuid == uuid))


def by_id(session: Session, person_id: int, on: date) -> Member | None:
    """The person with this internal id, None when there is none."""
    return _one(session, _members(on).where(Person.id == person_id))


def led_by(session: Session, supervisor_id: int, on: date) -> list[Member]:
    """Everyone whose supervisor this person is on a day, by name."""
    return [Member(*row) for row in session.execute(_members(on).where(Assignment.supervisor_id == supervisor_id))]


def everyone(session: Session, on: date, ids: Iterable[int] | None = None) -> list[Member]:
    """All people, or those with these ids, by name; employed on the day or not."""
    statement = _members(on)
    if ids is not None:
        statement = statement.where(Person.id.in_(list(ids)))
    return [Member(*row) for row in session.execute(statement)]


def with_role(session: Session, role: Role, on: date) -> list[Member]:
    """Everyone who has a role, by name; employed on the day or not."""
    having = select(PersonRole.person_id).where(PersonRole.role == role)
    return [Member(*row) for row in session.execute(_members(on).where(Person.id.in_(having)))]


def absent_on(session: Session, on: date) -> set[int]:
    """The ids of everyone away on a day."""
    return set(session.scalars(select(Absence.person_id).where(Absence.first_day <= on, Absence.last_day >= on)))


def absences(session: Session, ids: Collection[int], first: date, last: date) -> dict[int, set[date]]:
    """The days from first to last on which each of these people is away; those with none are left out."""
    statement = select(Absence).where(Absence.first_day <= last, Absence.last_day >= first)
    if len(ids) <= MOST_NAMED:
        statement = statement.where(Absence.person_id.in_(ids))
    away: dict[int, set[date]] = {}
    for absence in session.scalars(statement):
        start, end = max(absence.first_day, first), min(absence.last_day, last)
        days = (start + timedelta(days=later) for later in range((end - start).days + 1))
        away.setdefault(absence.person_id, set()).update(days)
    return away


def teams(session: Session) -> dict[str, int]:
    """Every team's id by its name, in alphabetical order."""
    return dict(session.execute(select(Team.name, Team.id).order_by(Team.name)).all())


def assignments(session: Session, person_id: int | None = None) -> list[tuple[int, int, date, date | None]]:
    """(person, team, first day, day after the last or None) of everyone ever, to credit many answers at once; or of
    one person."""
    statement = select(Assignment.person_id, Assignment.team_id, Assignment.starts_on, Assignment.ends_on)
    if person_id is not None:
        statement = statement.where(Assignment.person_id == person_id)
    return [(person, team, start, end) for person, team, start, end in session.execute(statement)]


def roles_of(session: Session, person_id: int) -> frozenset[Role]:
    """The roles a person has now."""
    return frozenset(Role(role) for role in session.scalars(select(PersonRole.role).filter_by(person_id=person_id)))


def viewer(session: Session, person_id: int) -> Viewer | None:
    """The person as a viewer of pages, None when there is no such person."""
    person = session.get(Person, person_id)
    if person is None:
        return None
    roles = roles_of(session, person_id)
    return Viewer(person.id, person.employee_number, person.name, person.own_language, person.time_zone, roles)
