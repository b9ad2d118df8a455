"""The days somebody is away: added, changed and taken away by hand; they never overlap."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import audit
from app.people.models import Absence, Person
from app.wording import N_, RefusalError


class AbsenceChangedError(RefusalError):
    """Somebody else has changed or taken away the absence."""


def add(session: Session, person_id: int, first: date, last: date, *, by: int, now: datetime) -> None:
    """Note that a person is away from a first to a last day, both included. Raises RefusalError where days overlap."""
    person = _held(session, person_id)
    _check(session, person_id, first, last, None)
    session.add(Absence(person_id=person_id, first_day=first, last_day=last))
    _note(session, person, "absence.add", by, now)


def change(
    session: Session, person_id: int, absence_id: int, days: tuple[date, date], seen: str, *, by: int, now: datetime
) -> None:
    """Put other days in place of those that were seen. Raises LookupError, AbsenceChangedError, RefusalError."""
    person = _held(session, person_id)
    absence = _found(session, person_id, absence_id, seen)
    _check(session, person_id, *days, absence.id)
    if (absence.first_day, absence.last_day) != days:
        absence.first_day, absence.last_day = days
        _note(session, person, "absence.change", by, now)


def remove(session: Session, person_id: int, absence_id: int, seen: str, *, by: int, now: datetime) -> None:
    """Take an absence away. Raises LookupError where there is none and AbsenceChangedError where it was changed."""
    person = _held(session, person_id)
    session.delete(_found(session, person_id, absence_id, seen))
    _note(session, person, "absence.remove", by, now)


def seen_of(first: date, last: date) -> str:
    """What a form remembers of the absence it was opened with."""
    return f"{first}/{last}"


def _held(session: Session, person_id: int) -> Person:
    return session.get_one(Person, person_id, with_for_update=True)


def _found(session: Session, person_id: int, absence_id: int, seen: str) -> Absence:
    absence = session.scalars(select(Absence).filter_by(id=absence_id, person_id=person_id)).one_or_none()
    if absence is None:
        raise LookupError(absence_id)
    if seen_of(absence.first_day, absence.last_day) != seen:
        raise AbsenceChangedError(
            N_("Somebody else has changed this absence to %(first)s – %(last)s. Look at it again."),
            first=absence.first_day,
            last=absence.last_day,
        )
    return absence


def _check(session: Session, person_id: int, first: date, last: date, own_id: int | None) -> None:
    if last < first:
        raise RefusalError(N_("The last day is before the first. Correct one of them."))
    beside = select(Absence).where(
        Absence.person_id == person_id,
        Absence.first_day <= last,
        Absence.last_day >= first,
        Absence.id != (own_id or 0),
    )
    other = session.scalars(beside.order_by(Absence.first_day)).first()
    if other is not None:
        told = N_("These days overlap with the absence %(first)s – %(last)s. Change that one instead.")
        raise RefusalError(told, first=other.first_day, last=other.last_day)


def _note(session: Session, person: Person, action: str, by: int, now: datetime) -> None:
    audit.record(session, at=now, actor_id=by, action=action, subject="person", key=person.employee_number)
