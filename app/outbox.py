"""The outbox: one row for each letter a person is due on a local day. Rows are the truth; schedulers only tick.

due -> sending -> sent | retry | unknown | failed_permanent; expired and cancelled end a letter unsent.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import (
    CheckConstraint,
    ColumnElement,
    CursorResult,
    Executable,
    ForeignKey,
    Index,
    String,
    UniqueConstraint,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.db import Base, Id, Moment
from app.portions import portions


class MailState(StrEnum):
    """Where a letter stands. UNKNOWN: the connection broke before the server's word; sent again once at most."""

    DUE = "due"
    SENDING = "sending"
    SENT = "sent"
    RETRY = "retry"
    UNKNOWN = "unknown"
    FAILED_PERMANENT = "failed_permanent"
    EXPIRED = "expired"
    CANCELLED = "cancelled"


OPEN = (MailState.DUE, MailState.RETRY, MailState.UNKNOWN)
AT_ONCE = 50


class Mail(Base):
    """One letter to one person of one kind for one local day; the unique key is what makes it one.

    unknowns counts the attempts whose outcome nobody knows; a second one ends the letter, so no more than one copy can
    ever follow the first.
    """

    __tablename__ = "mail"
    __table_args__ = (
        UniqueConstraint("person_id", "kind", "local_date"),
        CheckConstraint(
            "state IN ('due', 'sending', 'sent', 'retry', 'unknown', 'failed_permanent', 'expired', 'cancelled')",
            name="state",
        ),
        Index("ix_mail_state_next_attempt_at", "state", "next_attempt_at"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[str] = mapped_column(String(20))
    local_date: Mapped[date]
    state: Mapped[str] = mapped_column(String(20))
    attempts: Mapped[int]
    unknowns: Mapped[int]
    next_attempt_at: Mapped[datetime] = mapped_column(Moment)
    not_after: Mapped[datetime] = mapped_column(Moment)
    lease_until: Mapped[datetime | None] = mapped_column(Moment)
    attempt_token: Mapped[str | None] = mapped_column(String(36))
    message_id: Mapped[str] = mapped_column(String(200), unique=True)
    last_code: Mapped[int | None]
    last_error: Mapped[str | None] = mapped_column(String(300))
    created_at: Mapped[datetime] = mapped_column(Moment)
    sent_at: Mapped[datetime | None] = mapped_column(Moment)


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to be put into the outbox: due from an instant on, of use until another."""

    person_id: int
    kind: str
    local_date: date
    due_at: datetime
    not_after: datetime
    message_id: str
    state: MailState = MailState.DUE


def enqueue(session: Session, letters: Sequence[Letter], now: datetime) -> int:
    """Put letters into the outbox, but none that is there for the person, kind and day. Returns how many were added."""
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    added = 0
    for some in portions(letters, AT_ONCE):
        statement = (
            insert(Mail).values([_row(letter, now) for letter in some]).on_conflict_do_nothing().returning(Mail.id)
        )
        added += len(session.scalars(statement).all())
    return added


def again(session: Session, letter: Letter, now: datetime) -> None:
    """Put a letter into the outbox that may go more than once a day: one that has ended is made due anew.

    One that is still to go, or goes right now, stays as it is.
    """
    if enqueue(session, [letter], now):
        return
    key = (Mail.person_id == letter.person_id, Mail.kind == letter.kind, Mail.local_date == letter.local_date)
    ended = update(Mail).where(*key, Mail.state.not_in((*OPEN, MailState.SENDING)))
    anew = {**_row(letter, now), "sent_at": None, "last_code": None, "last_error": None}
    session.execute(ended.values(anew))


def cancel(session: Session, person_id: int, kinds: Collection[str]) -> int:
    """End every letter of these kinds that is still to go to a person. Returns how many."""
    theirs = update(Mail).where(Mail.person_id == person_id, Mail.kind.in_(kinds), Mail.state.in_(OPEN))
    return written(session, theirs.values(state=MailState.CANCELLED, attempt_token=None, lease_until=None))


def _row(letter: Letter, now: datetime) -> dict[str, object]:
    return {
        "person_id": letter.person_id,
        "kind": letter.kind,
        "local_date": letter.local_date,
        "state": letter.state,
        "attempts": 0,
        "unknowns": 0,
        "next_attempt_at": letter.due_at,
        "not_after": letter.not_after,
        "message_id": letter.message_id,
        "created_at": now,
    }


def having(session: Session, kind: str, days: Collection[date]) -> set[tuple[int, date]]:
    """The (person, local day) of every letter of a kind for these days, in whatever state."""
    found = session.execute(select(Mail.person_id, Mail.local_date).where(Mail.kind == kind, Mail.local_date.in_(days)))
    return {(person, day) for person, day in found}


def expire(session: Session, at: datetime) -> int:
    """End every letter not sent by its latest instant; those being sent right now are left to their postman."""
    late = update(Mail).where(Mail.state.in_(OPEN), Mail.not_after <= at)
    return written(session, late.values(state=MailState.EXPIRED, attempt_token=None, lease_until=None))


def standing(session: Session, at: datetime, real_now: datetime) -> Counter[MailState]:
    """How many letters that should have gone by this moment still wait, by state; not those a postman has in hand."""
    rows = session.execute(select(Mail.state, func.count()).where(*waiting(at, real_now)).group_by(Mail.state))
    return Counter({MailState(state): count for state, count in rows})


def to_go(session: Session, at: datetime, real_now: datetime) -> list[tuple[int, str, date]]:
    """The (person, kind, local day) of every letter that a postman could take at this moment."""
    columns = (Mail.person_id, Mail.kind, Mail.local_date)
    rows = session.execute(select(*columns).where(*waiting(at, real_now), Mail.next_attempt_at <= at).order_by(Mail.id))
    return [(person, kind, day) for person, kind, day in rows]


def waiting(at: datetime, real_now: datetime) -> tuple[ColumnElement[bool], ...]:
    """The conditions of a letter that is still to go, not yet too late and in nobody's hands."""
    free = or_(Mail.lease_until.is_(None), Mail.lease_until < real_now)
    return Mail.state.in_(OPEN), Mail.not_after > at, free


def written(session: Session, statement: Executable) -> int:
    """How many rows a statement wrote."""
    done = session.execute(statement)
    return done.rowcount if isinstance(done, CursorResult) else 0
