"""Changing what is known of a person: by one at a time, seen before, noted by the names of the fields."""

import hashlib
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import audit
from app.access import Role
from app.people import role_requests
from app.people.file_checks import OWN
from app.people.models import Person, PersonRole
from app.wording import N_, RefusalError


@dataclass(frozen=True, slots=True)
class Facts:
    """What HR may change of a person by hand; part_time_percent from 1 to 100."""

    name: str
    email: str | None
    language: str
    time_zone: str
    part_time_percent: int
    employed_from: date
    employed_to: date | None

    def seen(self) -> str:
        """What a form remembers of the facts it was opened with."""
        return hashlib.sha256(repr(self).encode()).hexdigest()

    def differing(self, other: "Facts") -> tuple[str, ...]:
        """The names of the fields in which two differ."""
        return tuple(one.name for one in fields(Facts) if getattr(self, one.name) != getattr(other, one.name))


class ConflictError(RefusalError):
    """Somebody changed the person since the form was opened; `stored` is what stands now."""

    def __init__(self, stored: Facts) -> None:
        """Keep what stands, to be shown beside what was wanted."""
        super().__init__(N_("Somebody else has changed this person since you opened the form. Nothing was stored."))
        self.stored = stored


def facts(session: Session, uuid: UUID) -> Facts | None:
    """What is known of a person, None where there is nobody."""
    person = session.scalars(select(Person).filter_by(uuid=uuid)).one_or_none()
    return None if person is None else _facts(person)


def change(session: Session, uuid: UUID, wanted: Facts, seen: str, *, by: int, now: datetime) -> tuple[str, ...]:
    """Put these facts in place of those that were seen; the names of the fields that changed.

    Raises LookupError for nobody, ConflictError, and RefusalError for what one may not do alone.
    """
    held = select(Person).filter_by(uuid=uuid).with_for_update().execution_options(populate_existing=True)
    person = session.scalars(held).one_or_none()
    if person is None:
        raise LookupError(uuid)
    stored = _facts(person)
    if stored.seen() != seen:
        raise ConflictError(stored)
    changed = wanted.differing(stored)
    _check(session, person, wanted, changed, by)
    for name in changed:
        setattr(person, name, asdict(wanted)[name])
    person.language_named |= "language" in changed
    if changed:
        session.flush()
        number, names = person.employee_number, sorted(changed)
        audit.record(session, at=now, actor_id=by, action="person.change", subject="person", key=number, fields=names)
    return changed


def _facts(person: Person) -> Facts:
    return Facts(**{one.name: getattr(person, one.name) for one in fields(Facts)})


def _check(session: Session, person: Person, wanted: Facts, changed: tuple[str, ...], by: int) -> None:
    if wanted.employed_to is not None and wanted.employed_to < wanted.employed_from:
        raise RefusalError(N_("The last day is before the first. Correct one of them."))
    if person.id == by and set(OWN) & set(changed):
        raise RefusalError(N_("Your own pay hangs on your share and your days. Ask a colleague to change them."))
    if "email" not in changed:
        return
    if wanted.email and session.scalar(select(Person.id).where(Person.email == wanted.email)):
        raise RefusalError(N_("This address is another person's already. Write one of their own."))
    roles = set(session.scalars(select(PersonRole.role).filter_by(person_id=person.id)))
    roles |= {role for _person, role in role_requests.pending(session, [person.id])}
    rank = sorted(role for role in roles if role_requests.takes_two(Role(role)))
    if rank:
        told = N_(
            "Who has the role %(roles)s signs in by the address, so it takes two people: "
            "withdraw the role, change the address, and ask for the role again."
        )
        raise RefusalError(told, roles=", ".join(rank))
