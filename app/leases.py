"""Letters in a postman's hands: claimed under a lease, begun, and marked with how the attempt ended.

Leases run on the real clock, all else on the business moment. Whoever's lease has run out can mark nothing any more.
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import uuid4

from sqlalchemy import Update, case, select, update
from sqlalchemy.orm import Session

from app.outbox import OPEN, Mail, MailState, waiting, written

MOST_UNKNOWNS = 2
LONGEST_ERROR = 300


@dataclass(frozen=True, slots=True)
class Claimed:
    """A letter one postman has to himself until his lease runs out; attempts counts those made before."""

    id: int
    person_id: int
    kind: str
    local_date: date
    message_id: str
    attempts: int
    token: str


@dataclass(frozen=True, slots=True)
class Mark:
    """How an attempt ended: the letter's next state, when to try again, the server's code and words.

    counts is false where the attempt was none of the letter's own fault and leaves its number of attempts as it was.
    """

    state: MailState
    at: datetime
    code: int | None = None
    error: str | None = None
    counts: bool = True


def recover(session: Session, real_now: datetime) -> Counter[MailState]:
    """Settle letters whose postman died while sending: unknown, or failed when that happened before.

    Nobody knows whether the server took such a letter. Returns how many became what.
    """
    lost = select(Mail).where(Mail.state == MailState.SENDING, Mail.lease_until < real_now)
    settled: Counter[MailState] = Counter()
    for mail in session.scalars(lost.with_for_update(skip_locked=True)):
        mail.unknowns += 1
        mail.state = _after_unknown(mail.unknowns)
        mail.last_code, mail.last_error = None, "the postman stopped before the server's answer was noted"
        mail.lease_until = mail.attempt_token = None
        settled[MailState(mail.state)] += 1
    session.flush()
    return settled


def claim(
    session: Session, at: datetime, *, real_now: datetime, lease: timedelta, most: int, after: int = 0
) -> list[Claimed]:
    """Take up to `most` letters due at this moment, in the order of their ids from `after` on.

    Several postmen never get the same letter.
    """
    due = (
        select(Mail.id)
        .where(Mail.id > after, *waiting(at, real_now), Mail.next_attempt_at <= at)
        .order_by(Mail.id)
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    token = str(uuid4())
    ids = list(session.scalars(due))
    session.execute(update(Mail).where(Mail.id.in_(ids)).values(attempt_token=token, lease_until=real_now + lease))
    columns = (Mail.id, Mail.person_id, Mail.kind, Mail.local_date, Mail.message_id, Mail.attempts)
    rows = session.execute(select(*columns).where(Mail.id.in_(ids)).order_by(Mail.id))
    return [Claimed(*row, token) for row in rows]


def begin(session: Session, letter: Claimed, *, real_now: datetime, lease: timedelta) -> bool:
    """Note, before the first word to the server, that an attempt begins. False where the letter is no longer ours."""
    values = {"state": MailState.SENDING, "attempts": Mail.attempts + 1, "lease_until": real_now + lease}
    return bool(written(session, _ours(letter).where(Mail.state.in_(OPEN)).values(values)))


def mark(session: Session, letter: Claimed, done: Mark) -> MailState | None:
    """Note how an attempt ended, and give the letter back. None where another has taken it meanwhile.

    A second unknown outcome is noted as a permanent failure; the state noted is returned.
    """
    uncertain = int(done.state is MailState.UNKNOWN)
    state = case((Mail.unknowns + uncertain >= MOST_UNKNOWNS, MailState.FAILED_PERMANENT), else_=done.state)
    values = {
        "state": state if uncertain else done.state,
        "unknowns": Mail.unknowns + uncertain,
        "attempts": letter.attempts + int(done.counts),
        "next_attempt_at": done.at,
        "sent_at": done.at if done.state is MailState.SENT else None,
        "last_code": done.code,
        "last_error": done.error and done.error[:LONGEST_ERROR],
        "attempt_token": None,
        "lease_until": None,
    }
    if not written(session, _ours(letter).values(values)):
        return None
    return MailState(session.execute(select(Mail.state).where(Mail.id == letter.id)).scalar_one())


def release(session: Session, letters: Collection[Claimed]) -> None:
    """Give back letters that were claimed and not begun."""
    for letter in letters:
        session.execute(_ours(letter).where(Mail.state.in_(OPEN)).values(attempt_token=None, lease_until=None))


def _ours(letter: Claimed) -> Update:
    return update(Mail).where(Mail.id == letter.id, Mail.attempt_token == letter.token)


def _after_unknown(unknowns: int) -> MailState:
    return MailState.FAILED_PERMANENT if unknowns >= MOST_UNKNOWNS else MailState.UNKNOWN
