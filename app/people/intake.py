"""The way in for people: one file, checked whole before anything is written."""

from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app import audit, clock
from app.access import Role
from app.csvs import read_rows
from app.people import file_checks, queries, role_requests, standing
from app.people.file_faults import refuse
from app.people.models import Assignment, Person, PersonRole, Team
from app.people.moving import assign, leave
from app.people.people_file import Defaults, Row, parse
from app.people.standing import Standing

FULL_TIME = 100
PLAIN = ("name", "email", "language", "time_zone", "employed_from", "employed_to", "part_time_percent")


@dataclass(frozen=True, slots=True)
class Counts:
    """What an import did, in people."""

    added: int
    changed: int
    unchanged: int


@dataclass(slots=True)
class Brought:
    """What an import does, by employee number: before and after of each changed fact; roles that wait; whose roles
    changed, by internal id."""

    today: date
    added: list[str] = field(default_factory=list)
    changed: dict[str, dict[str, tuple[object, object]]] = field(default_factory=dict)
    unchanged: int = 0
    asked: list[tuple[str, Role, str]] = field(default_factory=list)
    other_roles: set[int] = field(default_factory=set)


def import_people(
    session: Session, file: Path, *, zone: ZoneInfo, language: str, now: datetime, actor_id: int | None = None
) -> Counts:
    """Add and update everyone in the file; nobody is removed. Somebody known changes team from today on.

    Raises CsvError or PeopleFileError, with every wrong line, before anything is written.
    """
    rows = parse(read_rows(file), Defaults(language, str(zone)))
    today = clock.local_day(now, zone)
    known = standing.load(session, rows, today)
    refuse(list(file_checks.against(known, rows)))
    brought = bring_in(session, known, rows, today=today, now=now, actor_id=actor_id)
    return Counts(len(brought.added), len(brought.changed), brought.unchanged)


def bring_in(
    session: Session,
    known: Standing,
    rows: list[Row],
    *,
    today: date,
    now: datetime,
    actor_id: int | None,
    two_people: bool = False,
) -> Brought:
    """Add and update the people of these lines, which have been checked.

    two_people: roles that take a second person are asked for by the actor instead of given or taken.
    """
    brought = Brought(today)
    before = {number: _facts(person) for number, person in known.people.items()}
    teams = _teams(session, rows)
    _free_addresses(session, known, rows)
    brought.added = [row.employee_number for row in rows if row.employee_number not in known.people]
    for row in rows:
        _write_facts(session, known, row)
    session.flush()
    new = set(brought.added)
    for row in rows:
        number = row.employee_number
        person = known.people[number]
        changes = {} if number in new else _differences(before[number], _facts(person))
        changes |= _write_roles(session, known, row, brought, two_people=two_people, by=actor_id, now=now)
        changes |= _place(session, known, teams, row, today, is_new=number in new)
        if number not in new and changes:
            brought.changed[number] = changes
        elif number not in new:
            brought.unchanged += 1
        _note(session, number, new, changes, now, actor_id)
    session.flush()
    return brought


def _note(
    session: Session,
    number: str,
    new: set[str],
    changes: dict[str, tuple[object, object]],
    now: datetime,
    by: int | None,
) -> None:
    if number in new:
        audit.record(session, at=now, actor_id=by, action="person.add", subject="person", key=number)
    elif changes:
        fields = sorted(changes)
        audit.record(session, at=now, actor_id=by, action="person.change", subject="person", key=number, fields=fields)


def _teams(session: Session, rows: list[Row]) -> dict[str, int]:
    wanted = {row.team for row in rows if row.team}
    have = set(session.scalars(select(Team.name)))
    session.add_all(Team(name=name) for name in sorted(wanted - have))
    session.flush()
    return queries.teams(session)


def _facts(person: Person) -> dict[str, object]:
    return {name: getattr(person, name) for name in PLAIN}


def _differences(before: dict[str, object], after: dict[str, object]) -> dict[str, tuple[object, object]]:
    return {name: (before[name], value) for name, value in after.items() if before[name] != value}


def _free_addresses(session: Session, known: Standing, rows: list[Row]) -> None:
    """Take away every address that changes hands, so that two people can swap theirs."""
    for row in rows:
        person = known.people.get(row.employee_number)
        if person is not None and person.email != row.email:
            person.email = None
    session.flush()


def _write_facts(session: Session, known: Standing, row: Row) -> None:
    person = known.people.get(row.employee_number)
    if person is None:
        person = known.people[row.employee_number] = Person(employee_number=row.employee_number)
        session.add(person)
    person.name, person.email = row.name, row.email
    person.language, person.language_named, person.time_zone = row.language, row.language_named, row.time_zone
    person.employed_from, person.employed_to = row.employed_from, row.employed_to
    person.part_time_percent = row.part_time_percent or person.part_time_percent or FULL_TIME


def _write_roles(
    session: Session, known: Standing, row: Row, brought: Brought, *, two_people: bool, by: int | None, now: datetime
) -> dict[str, tuple[object, object]]:
    person = known.people[row.employee_number]
    had, wanted = known.roles.get(person.id, set()), set(row.roles)
    if two_people and by is not None:
        for role in sorted(role for role in had ^ wanted if role_requests.takes_two(role)):
            wanted ^= {role}
            wish = role_requests.WITHDRAW if role in had else role_requests.GRANT
            if (person.id, role.value) not in known.waiting:
                role_requests.note_asked(session, person, role, wish, by=by, now=now, today=brought.today)
                brought.asked.append((row.employee_number, role, wish))
    if had == wanted:
        return {}
    gone = [role.value for role in had - wanted]
    if gone:
        session.execute(delete(PersonRole).where(PersonRole.person_id == person.id, PersonRole.role.in_(gone)))
    session.add_all(PersonRole(person_id=person.id, role=role.value) for role in sorted(wanted - had))
    brought.other_roles.add(person.id)
    return {"roles": (" ".join(sorted(had)), " ".join(sorted(wanted)))}


def _place(
    session: Session, known: Standing, teams: dict[str, int], row: Row, today: date, *, is_new: bool
) -> dict[str, tuple[object, object]]:
    person = known.people[row.employee_number]
    starts_on = row.employed_from if is_new else max(today, row.employed_from)
    lasting = [one for one in known.places.get(person.id, []) if one.ends_on is None or one.ends_on > starts_on]
    here = next((one for one in lasting if one.starts_on <= starts_on), None)
    place = (here.team_id, here.supervisor_id) if here else None
    wanted = None
    if row.team:
        supervisor = known.people[row.supervisor_number].id if row.supervisor_number else None
        wanted = (teams[row.team], supervisor)
    if is_new and wanted:
        team, supervisor = wanted
        session.add(Assignment(person_id=person.id, team_id=team, supervisor_id=supervisor, starts_on=starts_on))
    elif wanted is None and lasting:
        leave(session, person.id, starts_on)
    elif wanted and not (here and here.ends_on is None and place == wanted):
        assign(session, person.id, *wanted, starts_on)
    elif not is_new:
        return {}
    return {"team": (place, (row.team, row.supervisor_number) if row.team else None)}
