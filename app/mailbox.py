"""Reads of the outbox for whoever looks after it: which letters there are and how they fared; never what they say."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from app.outbox import Mail, MailState
from app.people.models import Person


@dataclass(frozen=True, slots=True)
class MailWanted:
    """Which letters: of a local day, in a state, to a person by number or name; what is None narrows nothing."""

    day: date | None = None
    state: MailState | None = None
    who: str | None = None


@dataclass(frozen=True, slots=True)
class MailLine:
    """A letter's fate. code and error are the mail server's last answer, or what went wrong on the way to it."""

    name: str
    number: str
    kind: str
    day: date
    state: MailState
    attempts: int
    sent_at: datetime | None
    code: int | None
    error: str | None


def counts(session: Session, day: date) -> Counter[MailState]:
    """How many letters of a local day are in each state."""
    rows = session.execute(select(Mail.state, func.count()).where(Mail.local_date == day).group_by(Mail.state))
    return Counter({MailState(state): count for state, count in rows})


def lines(session: Session, wanted: MailWanted, *, offset: int, most: int) -> Iterator[MailLine]:
    """The letters wanted, the newest day first, then by name."""
    columns = (Person.name, Person.employee_number, Mail.kind, Mail.local_date, Mail.state, Mail.attempts)
    fate = (Mail.sent_at, Mail.last_code, Mail.last_error)
    statement = _narrowed(select(*columns, *fate), wanted)
    ordered = statement.order_by(Mail.local_date.desc(), Person.name, Mail.id)
    for name, number, kind, day, state, *rest in session.execute(ordered.offset(offset).limit(most)):
        yield MailLine(name, number, kind, day, MailState(state), *rest)


def number_of_lines(session: Session, wanted: MailWanted) -> int:
    """How many letters are wanted."""
    return session.scalar(_narrowed(select(func.count(Mail.id)), wanted)) or 0


def _narrowed(statement: Select[*tuple[Any, ...]], wanted: MailWanted) -> Select[*tuple[Any, ...]]:
    statement = statement.select_from(Mail).join(Person, Person.id == Mail.person_id)
    if wanted.day:
        statement = statement.where(Mail.local_date == wanted.day)
    if wanted.state:
        statement = statement.where(Mail.state == wanted.state)
    if wanted.who:
        name = Person.name.icontains(wanted.who, autoescape=True)
        statement = statement.where(name | (Person.employee_number == wanted.who))
    return statement
