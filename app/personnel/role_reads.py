"""Reads of roles that were asked for: those that wait for a decision, and those of one person."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, aliased

from app.access import Role
from app.i18n import day_text
from app.people.models import Person, RoleRequest
from app.people.role_requests import PENDING
from app.personnel import words

SHOWN = 100


@dataclass(frozen=True, slots=True)
class Asked:
    """A request, in words. open: it waits for a decision; mine: the viewer asked for it, so may take it back; barred:
    the viewer may not decide it, having asked for it or being whom it is about."""

    uuid: UUID
    person_uuid: UUID
    name: str
    number: str
    email: str
    role: str
    wish: str
    starts_on: str
    state: tuple[str, str]
    asked_by: str
    decided_by: str
    open: bool
    mine: bool
    barred: bool


def waiting(session: Session, viewer_id: int) -> list[Asked]:
    """Every request that waits for a decision, the oldest first."""
    return _read(session, _requests().where(RoleRequest.state == "open").order_by(RoleRequest.id), viewer_id)


def decided(session: Session, viewer_id: int) -> list[Asked]:
    """The last requests that wait for none, the newest first."""
    statement = _requests().where(RoleRequest.state != "open").order_by(RoleRequest.id.desc()).limit(SHOWN)
    return _read(session, statement, viewer_id)


def of_person(session: Session, person_id: int, viewer_id: int) -> list[Asked]:
    """The last requests about a person, the newest first."""
    statement = _requests().where(RoleRequest.person_id == person_id).order_by(RoleRequest.id.desc()).limit(SHOWN)
    return _read(session, statement, viewer_id)


def _requests() -> Select[*tuple[Any, ...]]:
    asker, decider = aliased(Person), aliased(Person)
    return (
        select(RoleRequest, Person, asker.name, decider.name)
        .join(Person, Person.id == RoleRequest.person_id)
        .join(asker, asker.id == RoleRequest.asked_by)
        .outerjoin(decider, decider.id == RoleRequest.decided_by)
    )


def _read(session: Session, statement: Select[*tuple[Any, ...]], viewer_id: int) -> list[Asked]:
    return [_asked(row[0], row[1], row[2], row[3], viewer_id) for row in session.execute(statement)]


def _asked(request: RoleRequest, person: Person, asker: str, decider: str | None, viewer_id: int) -> Asked:
    word, tone = words.REQUESTS[request.state]
    return Asked(
        uuid=request.uuid,
        person_uuid=person.uuid,
        name=person.name,
        number=person.employee_number,
        email=person.email or "",
        role=str(words.ROLES[Role(request.role)]),
        wish=str(words.WISHES[request.wish]),
        starts_on=day_text(request.starts_on),
        state=(str(word), tone),
        asked_by=asker,
        decided_by=decider or "",
        open=request.state == "open",
        mine=request.asked_by == viewer_id and request.state in PENDING,
        barred=viewer_id in (request.asked_by, request.person_id),
    )
