"""Reads for HR's pages: the list with its figures, and what one person's page tells beside the facts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from app.access import Role
from app.audit import AuditEntry
from app.outbox import Mail
from app.people import queries as people
from app.people.models import Absence, Assignment, Person, PersonRole
from app.people.queries import Member
from app.signin.links import Purpose
from app.signin.models import Account

AT_ONCE = 500
LONGEST_QUESTION = 80
MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whom the list is to show: words of name, number or address; a team, a role, a state (words.CHOICES); and in
    which order (words.SORTS). Empty means any."""

    text: str = ""
    team_id: int | None = None
    role: str = ""
    state: str = ""
    sort: str = "name"


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


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that was done to a person: when, by whom (None: by command), which action, which fields."""

    at: datetime
    who: str | None
    action: str
    fields: tuple[str, ...]


def figures(session: Session, today: date) -> Figures:
    """The figures of everyone, whatever the list shows."""
    sums = [func.sum(case((_in_state(state, today), 1), else_=0)) for state in ("works", "later", "left")]
    here, later, left = (int(count or 0) for count in session.execute(select(*sums)).one())
    waiting = session.scalar(select(func.count()).select_from(Person).where(_in_state("no_sign_in", today)))
    return Figures(here, later, left, waiting or 0)


def number_of(session: Session, wanted: Wanted, today: date) -> int:
    """How many people the list shows."""
    return session.scalar(select(func.count()).select_from(Person).where(*_chosen(wanted, today))) or 0


def lines(session: Session, wanted: Wanted, today: date, *, offset: int, most: int) -> list[Line]:
    """A part of the list."""
    ids = session.scalars(_ids(wanted, today).offset(offset).limit(most)).all()
    return _lines(session, list(ids), today)


def every_line(session: Session, wanted: Wanted, today: date) -> Iterator[Line]:
    """The whole list, read some at a time."""
    ids = list(session.scalars(_ids(wanted, today)))
    for start in range(0, len(ids), AT_ONCE):
        yield from _lines(session, ids[start : start + AT_ONCE], today)


def account_of(session: Session, person_id: int) -> str:
    """The state of a person's account."""
    return _accounts(session, [person_id]).get(person_id, "none")


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
    statement = select(Person.employee_number, Person.name).where(having, _in_state("works", on))
    return [(number, name) for number, name in session.execute(statement.order_by(Person.name).limit(most))]


def _list(details: dict[str, object], name: str) -> list[object]:
    found = details.get(name)
    return found if isinstance(found, list) else []


def _ids(wanted: Wanted, today: date) -> Select[int]:
    orders: dict[str, tuple[Any, ...]] = {
        "name": (Person.name, Person.id),
        "number": (Person.employee_number,),
        "newest": (Person.employed_from.desc(), Person.name, Person.id),
    }
    return select(Person.id).where(*_chosen(wanted, today)).order_by(*orders.get(wanted.sort, orders["name"]))


def _chosen(wanted: Wanted, today: date) -> list[ColumnElement[bool]]:
    chosen = [_speaks_of(word) for word in wanted.text[:LONGEST_QUESTION].split()[:MOST_WORDS]]
    if wanted.team_id is not None:
        lasting = or_(Assignment.ends_on.is_(None), Assignment.ends_on > today)
        there = Assignment.team_id == wanted.team_id, Assignment.starts_on <= today, lasting
        chosen.append(Person.id.in_(select(Assignment.person_id).where(*there)))
    if wanted.role:
        chosen.append(exists().where(PersonRole.person_id == Person.id, PersonRole.role == wanted.role))
    if wanted.state:
        chosen.append(_in_state(wanted.state, today))
    return chosen


def _speaks_of(word: str) -> ColumnElement[bool]:
    """Whatever the capitals: SQLite folds those of English only, so the usual ways to write a name are tried."""
    named = [Person.name.icontains(word, autoescape=True)]
    if not word.isascii():
        named += [Person.name.contains(way, autoescape=True) for way in (word.lower(), word.title(), word.upper())]
    number = Person.employee_number.contains(word, autoescape=True)
    return or_(*named, number, Person.email.contains(word.lower(), autoescape=True))


def _in_state(state: str, today: date) -> ColumnElement[bool]:
    here = and_(Person.employed_from <= today, or_(Person.employed_to.is_(None), Person.employed_to >= today))
    states: dict[str, ColumnElement[bool]] = {
        "works": here,
        "later": Person.employed_from > today,
        "left": Person.employed_to < today,
        "no_email": and_(here, Person.email.is_(None)),
        "no_sign_in": and_(here, ~exists().where(Account.person_id == Person.id, Account.is_open)),
    }
    return states.get(state, here)


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
    wanted = sorted(ids)
    for start in range(0, len(wanted), AT_ONCE):
        some = select(Person.id, Person.employee_number).where(Person.id.in_(wanted[start : start + AT_ONCE]))
        found |= dict(session.execute(some).all())
    return found
