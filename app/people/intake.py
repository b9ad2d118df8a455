"""The way in for people: one file, checked whole before anything is written."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app import audit, clock
from app.csvs import read_rows
from app.people import queries
from app.people.models import Person, PersonRole, Team
from app.people.moving import assign, leave
from app.people.people_file import Defaults, Row, parse, refuse

FULL_TIME = 100
PLAIN = ("name", "email", "language", "time_zone", "employed_from", "employed_to", "part_time_percent")


@dataclass(frozen=True, slots=True)
class Counts:
    """What an import did, in people."""

    added: int
    changed: int
    unchanged: int


def import_people(
    session: Session, file: Path, *, zone: ZoneInfo, language: str, now: datetime, actor_id: int | None = None
) -> Counts:
    """Add and update everyone in the file; nobody is removed. Somebody known changes team from today on.

    Raises CsvError or PeopleFileError, with every wrong line, before anything is written.
    """
    rows = parse(read_rows(file), Defaults(language, str(zone)))
    known = {person.employee_number: person for person in session.scalars(select(Person))}
    _check_against(known, rows)
    teams = _teams(session, rows)
    roles = _roles(session)
    added = {row.employee_number for row in rows} - known.keys()
    before = {number: _facts(person) for number, person in known.items()}
    _free_addresses(session, known, rows)
    changed = {row.employee_number for row in rows if _write_person(session, known, row, roles, before)} - added
    session.flush()
    today = clock.local_day(now, zone)
    changed |= {row.employee_number for row in rows if _place(session, known, teams, row, added, today)} - added
    for number in sorted(added | changed):
        action = "person.add" if number in added else "person.change"
        audit.record(session, at=now, actor_id=actor_id, action=action, subject="person", key=number)
    return Counts(len(added), len(changed), len(rows) - len(added) - len(changed))


def _check_against(known: dict[str, Person], rows: list[Row]) -> None:
    numbers = known.keys() | {row.employee_number for row in rows}
    new = {row.employee_number: row.email for row in rows}
    owner = {person.email: number for number, person in known.items() if number not in new}
    wrong = [
        f"line {row.line}, supervisor_number: there is nobody with {row.supervisor_number!r}; add them to the file"
        for row in rows
        if row.supervisor_number and row.supervisor_number not in numbers
    ]
    wrong += [
        f"line {row.line}, email: {row.email!r} is the address of employee {owner[row.email]} already"
        for row in rows
        if row.email and row.email in owner
    ]
    refuse(wrong)


def _teams(session: Session, rows: list[Row]) -> dict[str, int]:
    wanted = {row.team for row in rows if row.team}
    have = set(session.scalars(select(Team.name)))
    session.add_all(Team(name=name) for name in sorted(wanted - have))
    session.flush()
    return queries.teams(session)


def _roles(session: Session) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for person_id, role in session.execute(select(PersonRole.person_id, PersonRole.role)):
        found.setdefault(person_id, set()).add(role)
    return found


def _facts(person: Person) -> list[object]:
    return [getattr(person, name) for name in PLAIN]


def _free_addresses(session: Session, known: dict[str, Person], rows: list[Row]) -> None:
    """Take away every address that changes hands, so that two people can swap theirs."""
    for row in rows:
        person = known.get(row.employee_number)
        if person is not None and person.email != row.email:
            person.email = None
    session.flush()


def _write_person(
    session: Session, known: dict[str, Person], row: Row, roles: dict[int, set[str]], before: dict[str, list[object]]
) -> bool:
    person = known.get(row.employee_number)
    if person is None:
        person = known[row.employee_number] = Person(employee_number=row.employee_number)
        session.add(person)
    person.name, person.email = row.name, row.email
    person.language, person.time_zone = row.language, row.time_zone
    person.employed_from, person.employed_to = row.employed_from, row.employed_to
    person.part_time_percent = row.part_time_percent or person.part_time_percent or FULL_TIME
    if row.employee_number not in before:
        session.flush()
    had = roles.get(person.id, set())
    if had == row.roles and before.get(row.employee_number) == _facts(person):
        return False
    session.execute(delete(PersonRole).filter_by(person_id=person.id))
    session.add_all(PersonRole(person_id=person.id, role=role) for role in sorted(row.roles))
    return True


def _place(
    session: Session, known: dict[str, Person], teams: dict[str, int], row: Row, added: set[str], today: date
) -> bool:
    person_id = known[row.employee_number].id
    starts_on = row.employed_from if row.employee_number in added else max(today, row.employed_from)
    if row.team is None:
        return leave(session, person_id, starts_on)
    supervisor = known[row.supervisor_number].id if row.supervisor_number else None
    return assign(session, person_id, teams[row.team], supervisor, starts_on)
