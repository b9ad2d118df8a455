"""The postman: takes due letters from the outbox, writes each with fresh figures, hands it over and notes how it went.

Every step is a short transaction of its own and none is open while the mail server is spoken to, so a letter is never
lost and, whenever the process dies, never sent more than twice, the second time under the same Message-ID.
"""

import logging
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo
from email.message import EmailMessage

from jinja2 import TemplateError
from sqlalchemy.orm import Session

from app import clock, leases
from app.leases import Claimed, Mark
from app.outbox import MailState
from app.people import queries as people
from app.people.queries import Member
from notifications import daily, letters, link_letters, queries
from notifications.letters import House
from notifications.mailer import Answer, Mailer, Outcome

BATCH = 50
MOST_ATTEMPTS = 10
MOST_FAULTS = 3
NEXT_TRY = timedelta(minutes=5)
AFTER_POISON = timedelta(hours=1)
POISON = (ValueError, LookupError, TypeError, ArithmeticError, AttributeError, TemplateError)

log = logging.getLogger("kymppi.letters")


@dataclass(frozen=True, slots=True)
class Desk:
    """What a postman works with: transactions of his own, the house he writes for, the clocks.

    moment is the business moment, which runs on from where the round began; real is the real clock, for leases.
    enough says between letters whether to stop early.
    """

    transaction: Callable[[], AbstractContextManager[Session]]
    house: House
    zone: tzinfo
    lease: timedelta
    moment: Callable[[], datetime]
    real: Callable[[], datetime] = clock.now
    enough: Callable[[], bool] = lambda: False


@dataclass(slots=True)
class Round:
    """What one round did, in letters, and the words of the fault that ended it early."""

    counts: Counter[MailState] = field(default_factory=Counter)
    faults_in_a_row: int = 0
    fault: str = ""

    @property
    def broken_off(self) -> bool:
        """Whether the mail server failed so often in a row that going on is useless."""
        return self.faults_in_a_row >= MOST_FAULTS


def deliver(desk: Desk, mailer: Mailer) -> Round:
    """Send everything that is due at this moment, each letter at most once in this round."""
    done, last = Round(), 0
    with desk.transaction() as session:
        settled = leases.recover(session, desk.real())
        done.counts[MailState.FAILED_PERMANENT] += settled[MailState.FAILED_PERMANENT]
    while not (done.broken_off or desk.enough()):
        with desk.transaction() as session:
            batch = leases.claim(session, desk.moment(), real_now=desk.real(), lease=desk.lease, most=BATCH, after=last)
        if not batch:
            break
        last = batch[-1].id
        _deliver(desk, mailer, batch, done)
    return done


def _deliver(desk: Desk, mailer: Mailer, batch: list[Claimed], done: Round) -> None:
    at = desk.moment()
    written = _write(desk, batch, at)
    for place, letter in enumerate(batch):
        if done.broken_off or desk.enough():
            with desk.transaction() as session:
                leases.release(session, batch[place:])
            return
        content = written.get(letter.id)
        state = _spoilt(desk, letter) if content is None else _send(desk, mailer, letter, content, done)
        if state is not None:
            done.counts[state] += 1


def _write(desk: Desk, batch: list[Claimed], at: datetime) -> dict[int, EmailMessage]:
    """The letters of a batch by their row's id; one that cannot be written is left out and spoils no other."""
    written: dict[int, EmailMessage] = {}
    for letter in (one for one in batch if one.kind in link_letters.KINDS):
        written |= _write_link(desk, letter)
    for day in sorted({letter.local_date for letter in batch if letter.kind == daily.KIND}):
        todays = [letter for letter in batch if letter.kind == daily.KIND and letter.local_date == day]
        with desk.transaction() as session:
            members = people.everyone(session, day, [letter.person_id for letter in todays])
            told = queries.digests(session, members, day, today=clock.local_day(desk.real(), desk.zone))
        known = {member.id: member for member in members}
        for letter in todays:
            try:
                written[letter.id] = letters.daily(told[letter.person_id], known[letter.person_id], at, desk.house)
            except POISON:
                log.exception("letter %s of person %s could not be written", letter.id, letter.person_id)
    return written


def _write_link(desk: Desk, letter: Claimed) -> dict[int, EmailMessage]:
    """A letter with a link, by its row's id. For whoever may no longer have it there is one without."""
    now = desk.real()
    try:
        with desk.transaction() as session:
            member = link_letters.may_have(session, letter.kind, letter.person_id, now)
            content = member and link_letters.write(session, letter.kind, member, now, desk.house)
            return {letter.id: content or EmailMessage()}
    except POISON:
        log.exception("letter %s of person %s could not be written", letter.id, letter.person_id)
        return {}


def _may_have(session: Session, letter: Claimed, now: datetime) -> Member | None:
    if letter.kind in link_letters.KINDS:
        return link_letters.may_have(session, letter.kind, letter.person_id, now)
    return daily.may_have(session, letter.person_id, letter.local_date)


def _send(desk: Desk, mailer: Mailer, letter: Claimed, content: EmailMessage, done: Round) -> MailState | None:
    """Send one letter, unless it is no longer ours or the person may no longer have it."""
    with desk.transaction() as session:
        member = _may_have(session, letter, desk.real())
        if member is None:
            return leases.mark(session, letter, Mark(MailState.CANCELLED, desk.moment(), counts=False))
        if not leases.begin(session, letter, real_now=desk.real(), lease=desk.lease):
            return None
    addressed = _address(desk, letter, member, content)
    if addressed is None:
        return _spoilt(desk, letter)
    answer = mailer.send(addressed, member.email or "")
    trouble = answer.outcome in (Outcome.FAULT, Outcome.UNKNOWN)
    done.faults_in_a_row = done.faults_in_a_row + 1 if trouble else 0
    if trouble:
        done.fault = f"{answer.code or ''} {answer.words}".strip()
        log.warning("letter %s of person %s: %s, code %s", letter.id, letter.person_id, answer.outcome, answer.code)
    with desk.transaction() as session:
        return leases.mark(session, letter, _mark(answer, letter, desk.moment()))


def _address(desk: Desk, letter: Claimed, member: Member, content: EmailMessage) -> EmailMessage | None:
    try:
        return letters.address(content, member, letter.message_id, desk.house, sent_at=desk.real())
    except POISON as error:
        log.error("letter %s of person %s: no such address, %s", letter.id, letter.person_id, type(error).__name__)
        return None


def _spoilt(desk: Desk, letter: Claimed) -> MailState | None:
    """Put a letter aside that could not be written; after the last attempt for good."""
    last = letter.attempts + 1 >= MOST_ATTEMPTS
    state = MailState.FAILED_PERMANENT if last else MailState.RETRY
    told = "the letter could not be written; see the log"
    with desk.transaction() as session:
        return leases.mark(session, letter, Mark(state, desk.moment() + AFTER_POISON, error=told))


def _mark(answer: Answer, letter: Claimed, at: datetime) -> Mark:
    code, words = answer.code, answer.words or None
    match answer.outcome:
        case Outcome.SENT:
            return Mark(MailState.SENT, at, code)
        case Outcome.UNKNOWN:
            return Mark(MailState.UNKNOWN, at, code, words)
        case Outcome.FAULT:
            return Mark(MailState.RETRY, at, code, words, counts=False)
        case Outcome.LATER if letter.attempts + 1 < MOST_ATTEMPTS:
            return Mark(MailState.RETRY, at + NEXT_TRY, code, words)
        case _:
            return Mark(MailState.FAILED_PERMANENT, at, code, words)
