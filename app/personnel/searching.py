"""Whom the list of people shows: words, team, role and state as conditions, and the order."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select

from app.people.models import Assignment, Person, PersonRole
from app.signin.models import Account

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


def found(wanted: Wanted, today: date) -> Select[int]:
    """The internal ids of everybody wanted, in the order asked for."""
    orders: dict[str, tuple[Any, ...]] = {
        "name": (Person.name, Person.id),
        "number": (Person.employee_number,),
        "newest": (Person.employed_from.desc(), Person.name, Person.id),
    }
    return select(Person.id).where(*chosen(wanted, today)).order_by(*orders.get(wanted.sort, orders["name"]))


def chosen(wanted: Wanted, today: date) -> list[ColumnElement[bool]]:
    """What holds of everybody wanted."""
    chosen = [_speaks_of(word) for word in wanted.text[:LONGEST_QUESTION].split()[:MOST_WORDS]]
    if wanted.team_id is not None:
        lasting = or_(Assignment.ends_on.is_(None), Assignment.ends_on > today)
        there = Assignment.team_id == wanted.team_id, Assignment.starts_on <= today, lasting
        chosen.append(Person.id.in_(select(Assignment.person_id).where(*there)))
    if wanted.role:
        chosen.append(exists().where(PersonRole.person_id == Person.id, PersonRole.role == wanted.role))
    if wanted.state:
        chosen.append(in_state(wanted.state, today))
    return chosen


def _speaks_of(word: str) -> ColumnElement[bool]:
    """Whatever the capitals: SQLite folds those of English only, so the usual ways to write a name are tried."""
    named = [Person.name.icontains(word, autoescape=True)]
    if not word.isascii():
        named += [Person.name.contains(way, autoescape=True) for way in (word.lower(), word.title(), word.upper())]
    number = Person.employee_number.contains(word, autoescape=True)
    return or_(*named, number, Person.email.contains(word.lower(), autoescape=True))


def in_state(state: str, today: date) -> ColumnElement[bool]:
    """What holds of everybody in a state (words.CHOICES)."""
    here = and_(Person.employed_from <= today, or_(Person.employed_to.is_(None), Person.employed_to >= today))
    states: dict[str, ColumnElement[bool]] = {
        "works": here,
        "later": Person.employed_from > today,
        "left": Person.employed_to < today,
        "no_email": and_(here, Person.email.is_(None)),
        "no_sign_in": and_(here, ~exists().where(Account.person_id == Person.id, Account.is_open)),
    }
    return states.get(state, here)
