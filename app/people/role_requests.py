"""Roles take two people: one asks, another decides. Only the role of an employee is given and taken by one alone."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app import audit
from app.access import Role
from app.people.models import Person, PersonRole, RoleRequest
from app.wording import N_, RefusalError

GRANT, WITHDRAW = "grant", "withdraw"
PENDING = ("open", "approved")


class DecidedAlreadyError(RefusalError):
    """Somebody else was quicker."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A role to give a person (GRANT) or take from them (WITHDRAW) from a day on."""

    person_id: int
    role: Role
    wish: str
    starts_on: date


def takes_two(role: Role) -> bool:
    """Whether giving or taking this role needs a second person."""
    return role is not Role.EMPLOYEE


def ask(session: Session, wish: Wish, *, by: int, now: datetime, today: date) -> bool:
    """Ask for a role to be given or taken. What one may do alone is done at once, or on its day.

    Returns whether the person's roles changed. Raises RefusalError where there is nothing to decide.
    """
    person = session.get_one(Person, wish.person_id, with_for_update=True)
    has = session.get(PersonRole, (wish.person_id, wish.role.value)) is not None
    if has == (wish.wish == GRANT):
        raise RefusalError(N_("That is so already: the role needs no change."))
    if (wish.person_id, wish.role.value) in pending(session, [wish.person_id]):
        raise RefusalError(N_("A change of this role is waiting already. Wait for its decision, or take it back."))
    if wish.starts_on < today:
        raise RefusalError(N_("A role changes today at the earliest. Choose today or a later day."))
    request = _request(wish, by, now)
    session.add(request)
    session.flush()
    _note(session, request, person, "role.ask", by, now)
    if takes_two(wish.role):
        return False
    request.state = "approved"
    return wish.starts_on <= today and _apply(session, request, by, now)


def note_asked(session: Session, person: Person, role: Role, wish: str, *, by: int, now: datetime, today: date) -> None:
    """Ask for a role that a file names; the caller has seen that nothing of the kind is waiting."""
    request = _request(Wish(person.id, role, wish, today), by, now)
    session.add(request)
    _note(session, request, person, "role.ask", by, now)


def pending(session: Session, ids: list[int]) -> set[tuple[int, str]]:
    """(person, role) of every change that waits for a decision or its day, of these people."""
    waiting = select(RoleRequest.person_id, RoleRequest.role).where(RoleRequest.state.in_(PENDING))
    return {(person, role) for person, role in session.execute(waiting.where(RoleRequest.person_id.in_(ids)))}


def decide(session: Session, uuid: UUID, *, approve: bool, by: int, now: datetime, today: date) -> set[int]:
    """Approve or refuse an open request. Returns whose roles changed: from its day on an approved one holds.

    Raises LookupError where there is none, DecidedAlreadyError where it is open no more, RefusalError for the one who
    asked and for the one it is about.
    """
    request = session.scalars(select(RoleRequest).filter_by(uuid=uuid).with_for_update()).one_or_none()
    if request is None:
        raise LookupError(uuid)
    if request.state != "open":
        raise DecidedAlreadyError(N_("This request is not open any more: somebody has decided it or taken it back."))
    if by == request.asked_by:
        raise RefusalError(N_("You asked for this yourself, so somebody else has to decide."))
    if by == request.person_id:
        raise RefusalError(N_("This is about your own roles, so somebody else has to decide."))
    request.state = "approved" if approve else "refused"
    request.decided_by, request.decided_at = by, now
    person = session.get_one(Person, request.person_id)
    _note(session, request, person, "role.approve" if approve else "role.refuse", by, now)
    if approve and request.starts_on <= today and _apply(session, request, by, now):
        return {request.person_id}
    return set()


def take_back(session: Session, uuid: UUID, *, by: int, now: datetime) -> None:
    """Take back an open request, or one that waits for its day; by who asked for it alone. Raises as decide does."""
    request = session.scalars(select(RoleRequest).filter_by(uuid=uuid, asked_by=by).with_for_update()).one_or_none()
    if request is None:
        raise LookupError(uuid)
    if request.state not in PENDING:
        raise DecidedAlreadyError(N_("This request is not open any more: somebody has decided it or taken it back."))
    request.state = "taken_back"
    _note(session, request, session.get_one(Person, request.person_id), "role.take_back", by, now)


def apply_due(session: Session, *, today: date, now: datetime) -> set[int]:
    """Let every approved change hold whose day has come; whose roles changed."""
    due = select(RoleRequest).where(RoleRequest.state == "approved", RoleRequest.starts_on <= today)
    found = session.scalars(due.order_by(RoleRequest.id).with_for_update()).all()
    return {request.person_id for request in found if _applied(session, request, now)}


def _applied(session: Session, request: RoleRequest, now: datetime) -> bool:
    try:
        return _apply(session, request, None, now)
    except RefusalError:
        request.state = "refused"
        _note(session, request, session.get_one(Person, request.person_id), "role.refuse", None, now)
        return False


def _apply(session: Session, request: RoleRequest, by: int | None, now: datetime) -> bool:
    has = session.get(PersonRole, (request.person_id, request.role))
    if has is None and request.wish == GRANT:
        session.add(PersonRole(person_id=request.person_id, role=request.role))
    elif has is not None and request.wish == WITHDRAW:
        _keep_an_admin(session, request)
        session.delete(has)
    request.state = "done"
    if (has is None) != (request.wish == GRANT):
        return False
    session.flush()
    _note(session, request, session.get_one(Person, request.person_id), f"role.{request.wish}", by, now)
    return True


def _keep_an_admin(session: Session, request: RoleRequest) -> None:
    here = or_(Person.employed_to.is_(None), Person.employed_to >= request.starts_on)
    admins = select(PersonRole.person_id).join(Person).where(PersonRole.role == Role.ADMIN, here)
    # Held, for else two decisions in the same moment would each find the other one's administrator.
    held = admins.order_by(PersonRole.person_id).with_for_update(of=PersonRole)
    if request.role == Role.ADMIN and not set(session.scalars(held)) - {request.person_id}:
        raise RefusalError(N_("This is the only administrator. Give somebody else the role first."))


def _request(wish: Wish, by: int, now: datetime) -> RoleRequest:
    return RoleRequest(
        person_id=wish.person_id,
        role=wish.role.value,
        wish=wish.wish,
        starts_on=wish.starts_on,
        state="open",
        asked_by=by,
        asked_at=now,
    )


def _note(session: Session, request: RoleRequest, person: Person, action: str, by: int | None, now: datetime) -> None:
    audit.record(
        session,
        at=now,
        actor_id=by,
        action=action,
        subject="person",
        key=person.employee_number,
        role=request.role,
        wish=request.wish,
        starts_on=str(request.starts_on),
    )
