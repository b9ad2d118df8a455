"""People to write to, and what the outbox says of them."""

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.outbox import Mail
from app.people.models import Absence, Person, PersonRole

MONDAY = date(2026, 11, 23)
MORNING = "2026-11-23T08:00+02:00"


def hire(session: Session, *names: str, role: str = "employee", **changes: Any) -> list[Person]:
    """Employees in Helsinki, each with an address made of the first name; the session is committed."""
    hired = []
    for name in names:
        first = name.split()[0].lower()
        values: dict[str, Any] = {"email": f"{first}@pankki.example", "language": "en", "time_zone": "Europe/Helsinki"}
        values |= {"employee_number": first, "name": name, "employed_from": date(2020, 1, 1)} | changes
        hired.append(Person(**values))
    session.add_all(hired)
    session.flush()
    session.add_all(PersonRole(person_id=person.id, role=role) for person in hired)
    session.commit()
    return hired


def send_away(session: Session, person: Person, first: date, last: date) -> None:
    """An absence, both days included."""
    session.add(Absence(person_id=person.id, first_day=first, last_day=last))
    session.commit()


def outbox(session: Session) -> list[Mail]:
    """Every row of the outbox as it stands now, in order."""
    session.expire_all()
    rows = list(session.scalars(select(Mail).order_by(Mail.id)))
    session.commit()
    return rows


def states(session: Session) -> list[str]:
    """The state of every letter, in order."""
    session.expire_all()
    found = list(session.scalars(select(Mail.state).order_by(Mail.id)))
    session.commit()
    return found
