"""What a move to another team cannot be, refused with what to do instead."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock
from app.people.following import Follower
from app.people.models import Person
from app.wording import N_, RefusalError


@dataclass(frozen=True, slots=True)
class Move:
    """Where a person is to go: the team's name, known or new, the supervisor's employee number, and from which day."""

    team: str
    supervisor_number: str | None
    starts_on: date


def earliest(session: Session, followers: Iterable[Follower]) -> date | None:
    """The first day from which somebody may be moved, the one after the last closed month; None: any day."""
    closed = [month for follower in followers if (month := follower.last_closed(session)) is not None]
    return clock.next_month(max(closed)) if closed else None


def check(session: Session, person: Person, wanted: Move, followers: list[Follower], by: int) -> int | None:
    """The internal id of the supervisor a move names. Raises RefusalError where the move cannot be."""
    not_own(person, by)
    check_open(session, wanted.starts_on, followers)
    if not person.employed_on(wanted.starts_on):
        told = N_("The person does not work here on %(day)s. Choose a day of their employment.")
        raise RefusalError(told, day=wanted.starts_on)
    if wanted.supervisor_number is None:
        return None
    return _supervisor(session, person, wanted.supervisor_number, wanted.starts_on)


def check_open(session: Session, day: date, followers: list[Follower]) -> None:
    """Raise RefusalError where a day is in a closed month."""
    first = earliest(session, followers)
    if first is not None and day < first:
        told = N_("%(month)s is closed, so teams stay as they were until its end. Choose %(first)s or a later day.")
        raise RefusalError(told, month=clock.month_text(clock.month_of(first - timedelta(days=1))), first=first)


def _supervisor(session: Session, person: Person, number: str, on: date) -> int:
    found = session.scalars(select(Person).filter_by(employee_number=number)).one_or_none()
    if found is None:
        raise RefusalError(N_("There is nobody with the employee number %(number)s. Check the number."), number=number)
    if found.id == person.id:
        raise RefusalError(N_("Nobody is their own supervisor. Name another."))
    if not found.employed_on(on):
        raise RefusalError(N_("%(name)s does not work here on %(day)s. Name another."), name=found.name, day=on)
    return found.id


def not_own(person: Person, by: int) -> None:
    """Raise RefusalError where somebody would move themselves."""
    if person.id == by:
        raise RefusalError(N_("Your own bonus hangs on your team. Ask a colleague to move you."))
