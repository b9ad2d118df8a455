"""The first person of an empty installation, who lets everybody else in."""

from datetime import date, datetime, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app import audit
from app.access import Role
from app.people import queries as people
from app.people.models import Person, PersonRole
from app.people.people_cells import LONGEST, address_or_none
from app.signin import links
from app.wording import N_, RefusalError

LASTS = timedelta(days=1)


def make(session: Session, person: Person, *, today: date, now: datetime) -> str:
    """Store the first admin, and make the token of the link by which they choose their password; it holds for a day.

    Raises RefusalError when there is an admin already, or somebody has this number or address, and ValueError for what
    is no address.
    """
    if session.scalar(select(PersonRole.person_id).filter_by(role=Role.ADMIN).limit(1)) is not None:
        raise RefusalError(
            N_("There is an admin already. `flask accounts invite` sends a letter, `set-password` sets a password.")
        )
    texts = {"name": person.name, "employee_number": person.employee_number, "email": person.email or ""}
    if any(not text.strip() or not text.isprintable() or len(text) > LONGEST[name] for name, text in texts.items()):
        raise RefusalError(N_("Name, address and employee number are needed, each on one line and not too long."))
    person.email = address_or_none(person.email or "")
    same = or_(Person.email == person.email, Person.employee_number == person.employee_number)
    if session.scalar(select(Person.id).where(same)) is not None:
        raise RefusalError(N_("Somebody here has this employee number or address already; choose another one."))
    session.add(person)
    session.flush()
    session.add(PersonRole(person_id=person.id, role=Role.ADMIN))
    session.flush()
    number = person.employee_number
    audit.record(session, at=now, actor_id=None, action="person.add", subject="person", key=number, roles=["admin"])
    return links.make(session, people.known(session, number, today), LASTS, now)
