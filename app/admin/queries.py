"""Reads for the administrator: the audit trail, the schema, when people last came in, open wishes for roles."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from alembic.script import ScriptDirectory
from sqlalchemy import Select, func, select, text
from sqlalchemy.orm import Session

from app.audit import AuditEntry
from app.cli import alembic_config
from app.people.models import Person, RoleRequest

PEOPLE_CAME = ("person.add", "person.change", "people.import")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries of the trail: an action, a subject's key or a part of it, who did it by number or name, and when
    (from `first` on, before `end`); what is None narrows nothing."""

    action: str | None = None
    subject: str | None = None
    who: str | None = None
    first: datetime | None = None
    end: datetime | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the trail; who is the name and employee number of who did it, None for a command."""

    at: datetime
    who: tuple[str, str] | None
    action: str
    subject: str
    key: str
    details: dict[str, Any]


def entries(session: Session, wanted: Wanted, *, offset: int, most: int) -> Iterator[Entry]:
    """The entries wanted, newest first."""
    columns = (AuditEntry, Person.name, Person.employee_number)
    statement = _narrowed(select(*columns), wanted).order_by(AuditEntry.id.desc()).offset(offset).limit(most)
    for row, name, number in session.execute(statement):
        who = None if name is None else (name, number)
        yield Entry(row.at, who, row.action, row.subject, row.subject_key, row.details)


def number_of_entries(session: Session, wanted: Wanted) -> int:
    """How many entries are wanted."""
    return session.scalar(_narrowed(select(func.count(AuditEntry.id)), wanted)) or 0


def actions(session: Session) -> list[str]:
    """Every action that was ever recorded, in alphabetical order."""
    return list(session.scalars(select(AuditEntry.action).distinct().order_by(AuditEntry.action)))


def people_came(session: Session) -> datetime | None:
    """When people were last imported, None when never."""
    chosen = AuditEntry.subject.in_(("person", "people")), AuditEntry.action.in_(PEOPLE_CAME)
    return session.scalar(select(AuditEntry.at).where(*chosen).order_by(AuditEntry.id.desc()).limit(1))


def open_role_requests(session: Session) -> int:
    """How many wishes for roles wait for a second person."""
    return session.scalar(select(func.count()).select_from(RoleRequest).filter_by(state="open")) or 0


def schema(session: Session) -> tuple[str, str]:
    """The version of the database's tables, and the newest there is."""
    heads = ScriptDirectory.from_config(alembic_config("")).get_heads()
    here = session.scalar(text("SELECT version_num FROM alembic_version"))
    return here or "", " ".join(heads)


def _narrowed(statement: Select[*tuple[Any, ...]], wanted: Wanted) -> Select[*tuple[Any, ...]]:
    statement = statement.select_from(AuditEntry).outerjoin(Person, Person.id == AuditEntry.actor_id)
    if wanted.action:
        statement = statement.where(AuditEntry.action == wanted.action)
    if wanted.subject:
        statement = statement.where(AuditEntry.subject_key.icontains(wanted.subject, autoescape=True))
    if wanted.who:
        name = Person.name.icontains(wanted.who, autoescape=True)
        statement = statement.where(name | (Person.employee_number == wanted.who))
    if wanted.first:
        statement = statement.where(AuditEntry.at >= wanted.first)
    if wanted.end:
        statement = statement.where(AuditEntry.at < wanted.end)
    return statement
