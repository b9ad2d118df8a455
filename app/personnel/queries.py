"""Reads for HR's list of people: its figures, its lines, the states of accounts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from app.access import Role
from app.outbox import Mail
from app.people import queries as people
from app.people.models import Person, PersonRole
from app.people.queries import Member
from app.personnel.searching import Wanted, chosen, found, in_state
from app.portions import portions
from app.signin.links import Purpose
from app.signin.models import Account

AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Figures:
    """How many people work here, join later, have left, and how many of those here cannot sign in yet."""

    here: int
    later: int
    left: int
    no_sign_in: int


@dataclass(frozen=True, slots=True)
class Line:
    """A person in the list, with supervisor's name, roles and the state of the account (words.ACCOUNTS)."""

    member: Member
    supervisor: str | None
    roles: frozenset[Role]
    account: str


def figures(session: Session, today: date) -> Figures:
    """The figures of everyone, whatever the list shows."""
    sums = [func.sum(case((in_state(state, today), 1), else_=0)) for state in ("works", "later", "left")]
    here, later, left = (int(count or 0) for count in session.execute(select(*sums)).one())
    waiting = session.scalar(select(func.count()).select_from(Person).where(in_state("no_sign_in", today)))
    return Figures(here, later, left, waiting or 0)


def number_of(session: Session, wanted: Wanted, today: date) -> int:
    """How many people the list shows."""
    return session.scalar(select(func.count()).select_from(Person).where(*chosen(wanted, today))) or 0


def lines(session: Session, wanted: Wanted, today: date, *, offset: int, most: int) -> list[Line]:
    """A part of the list."""
    ids = session.scalars(found(wanted, today).offset(offset).limit(most)).all()
    return _lines(session, list(ids), today)


def every_line(session: Session, wanted: Wanted, today: date) -> Iterator[Line]:
    """The whole list, read some at a time."""
    ids = list(session.scalars(found(wanted, today)))
    for some in portions(ids, AT_ONCE):
        yield from _lines(session, some, today)


def account_of(session: Session, person_id: int) -> str:
    """The state of a person's account."""
    return _accounts(session, [person_id]).get(person_id, "none")


def _lines(session: Session, ids: list[int], today: date) -> list[Line]:
    members = {member.id: member for member in people.everyone(session, today, ids)}
    leads = {member.supervisor_id for member in members.values() if member.supervisor_id}
    named = dict(session.execute(select(Person.id, Person.name).where(Person.id.in_(leads))).all())
    roles: dict[int, set[Role]] = {}
    for person_id, role in session.execute(
        select(PersonRole.person_id, PersonRole.role).where(PersonRole.person_id.in_(ids))
    ):
        roles.setdefault(person_id, set()).add(Role(role))
    states = _accounts(session, ids)
    return [
        Line(
            member=members[one],
            supervisor=named.get(members[one].supervisor_id or 0),
            roles=frozenset(roles.get(one, ())),
            account=states.get(one, "none"),
        )
        for one in ids
    ]


def _accounts(session: Session, ids: list[int]) -> dict[int, str]:
    invited = select(Mail.person_id).where(Mail.person_id.in_(ids), Mail.kind == Purpose.INVITATION)
    statement = select(Account.person_id, Account.is_open).where(Account.person_id.in_(ids))
    known = {person_id: "open" if is_open else "closed" for person_id, is_open in session.execute(statement)}
    return dict.fromkeys(session.scalars(invited), "invited") | known


def numbers(session: Session, ids: set[int]) -> dict[int, str]:
    """The employee numbers of these people, by internal id."""
    found: dict[int, str] = {}
    for some in portions(sorted(ids), AT_ONCE):
        found |= dict(session.execute(select(Person.id, Person.employee_number).where(Person.id.in_(some))).all())
    return found
