"""What stands of the people a file names: themselves, who has their addresses, their roles and places."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.access import Role
from app.people import role_requests
from app.people.models import Assignment, Person, PersonRole
from app.people.people_file import Row

AT_ONCE = 500
T = TypeVar("T")


@dataclass(slots=True)
class Standing:
    """people and owners by employee number and by address; roles, waiting changes and places by internal id.

    places are those that last on the day asked about or later, earliest first.
    """

    people: dict[str, Person] = field(default_factory=dict)
    owners: dict[str, Person] = field(default_factory=dict)
    roles: dict[int, set[Role]] = field(default_factory=dict)
    waiting: set[tuple[int, str]] = field(default_factory=set)
    places: dict[int, list[Assignment]] = field(default_factory=dict)

    def rank(self, person: Person) -> set[Role]:
        """The roles this person has or may soon have that take two people to give."""
        asked = {Role(role) for person_id, role in self.waiting if person_id == person.id}
        return {role for role in self.roles.get(person.id, set()) | asked if role_requests.takes_two(role)}


def load(session: Session, rows: Iterable[Row], today: date) -> Standing:
    """What stands of everyone these lines name, held until the transaction ends."""
    rows = list(rows)
    standing = Standing()
    numbers = {row.employee_number for row in rows} | {row.supervisor_number for row in rows if row.supervisor_number}
    for some in _parts(sorted(numbers)):
        held = select(Person).where(Person.employee_number.in_(some)).order_by(Person.id).with_for_update()
        found = session.scalars(held.execution_options(populate_existing=True))
        standing.people |= {person.employee_number: person for person in found}
    for some in _parts(sorted({row.email for row in rows if row.email})):
        having = session.scalars(select(Person).where(Person.email.in_(some)))
        standing.owners |= {person.email: person for person in having if person.email}
    for some_ids in _parts(sorted(person.id for person in standing.people.values())):
        for role in session.scalars(select(PersonRole).where(PersonRole.person_id.in_(some_ids))):
            standing.roles.setdefault(role.person_id, set()).add(Role(role.role))
        standing.waiting |= role_requests.pending(session, some_ids)
        lasting = or_(Assignment.ends_on.is_(None), Assignment.ends_on > today)
        places = select(Assignment).where(Assignment.person_id.in_(some_ids), lasting).order_by(Assignment.starts_on)
        for place in session.scalars(places):
            standing.places.setdefault(place.person_id, []).append(place)
    return standing


def _parts(items: list[T]) -> Iterator[list[T]]:
    return (items[start : start + AT_ONCE] for start in range(0, len(items), AT_ONCE))
