"""What stands of the people a file names: themselves, who has their addresses, their roles and places."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.access import Role
from app.people import queries, role_requests
from app.people.models import Assignment, Person, PersonRole
from app.people.people_file import Row
from app.portions import portions

AT_ONCE = 500


@dataclass(slots=True)
class Standing:
    """people and owners by employee number and by address; roles, waiting changes and places by internal id.

    places are those that last on the day asked about or later, earliest first; teams are names by internal id.
    """

    people: dict[str, Person] = field(default_factory=dict)
    owners: dict[str, Person] = field(default_factory=dict)
    roles: dict[int, set[Role]] = field(default_factory=dict)
    waiting: set[tuple[int, str]] = field(default_factory=set)
    places: dict[int, list[Assignment]] = field(default_factory=dict)
    teams: dict[int, str] = field(default_factory=dict)

    def rank(self, person: Person) -> set[Role]:
        """The roles this person has or may soon have that take two people to give."""
        asked = {Role(role) for person_id, role in self.waiting if person_id == person.id}
        return {role for role in self.roles.get(person.id, set()) | asked if role_requests.takes_two(role)}

    def stays(self, person: Person, row: Row) -> bool:
        """Whether a line leaves this person where they are, in team and under supervisor, and was to leave them so."""
        lead = self.people.get(row.supervisor_number or "")
        if (lead is None) != (row.supervisor_number is None):
            return False
        wanted = [(row.team, lead and lead.id, None)] if row.team else []
        here = self.places.get(person.id, [])
        return [(self.teams[one.team_id], one.supervisor_id, one.ends_on) for one in here] == wanted


def load(session: Session, rows: Iterable[Row], today: date) -> Standing:
    """What stands of everyone these lines name, held until the transaction ends."""
    rows = list(rows)
    standing = Standing(teams={team_id: name for name, team_id in queries.teams(session).items()})
    numbers = {row.employee_number for row in rows} | {row.supervisor_number for row in rows if row.supervisor_number}
    for some in portions(sorted(numbers), AT_ONCE):
        held = select(Person).where(Person.employee_number.in_(some)).order_by(Person.id).with_for_update()
        found = session.scalars(held.execution_options(populate_existing=True))
        standing.people |= {person.employee_number: person for person in found}
    for some in portions(sorted({row.email for row in rows if row.email}), AT_ONCE):
        having = session.scalars(select(Person).where(Person.email.in_(some)))
        standing.owners |= {person.email: person for person in having if person.email}
    for some_ids in portions(sorted(person.id for person in standing.people.values()), AT_ONCE):
        for role in session.scalars(select(PersonRole).where(PersonRole.person_id.in_(some_ids))):
            standing.roles.setdefault(role.person_id, set()).add(Role(role.role))
        standing.waiting |= role_requests.pending(session, some_ids)
        lasting = or_(Assignment.ends_on.is_(None), Assignment.ends_on > today)
        places = select(Assignment).where(Assignment.person_id.in_(some_ids), lasting).order_by(Assignment.starts_on)
        for place in session.scalars(places):
            standing.places.setdefault(place.person_id, []).append(place)
    return standing
