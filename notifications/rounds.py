"""One round of letters: make what is due, send it, and say how it went. Run by the command and by the scheduler."""

from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from flask import Config, Flask
from sqlalchemy.orm import Session

from app import clock, jobs, outbox
from app.db import db
from app.i18n import in_language
from app.outbox import MailState
from app.people import queries as people
from app.people.queries import Member
from notifications import daily, postman, queries, wording
from notifications.daily import Ensured, Rules
from notifications.letters import House
from notifications.mailer import Mailer, Server
from notifications.pause import Pause
from notifications.postman import Desk, Round


@dataclass(frozen=True, slots=True)
class Report:
    """A round in numbers of letters. due is all that should have gone: sent, failed, retry, unknown and cancelled.

    retry and unknown wait for another try; skipped counts people who get no letter, by reason; fault tells what was
    wrong with the mail server.
    """

    due: int
    sent: int
    failed: int
    retry: int
    unknown: int
    expired: int
    cancelled: int
    skipped: dict[str, int]
    fault: str = ""

    @property
    def complete(self) -> bool:
        """Whether everything that was due was sent."""
        return self.due == self.sent + self.cancelled and not self.expired


def run(flask_app: Flask, moment: Callable[[], datetime]) -> Report:
    """One round at the business moment that `moment` tells, inside an application context."""
    config = flask_app.config
    begin = db.sessionmaker.begin
    with begin() as session:
        ensured = daily.ensure(session, moment(), rules(config))
    desk = Desk(
        transaction=begin,
        house=house(config),
        zone=config["TIME_ZONE"],
        lease=timedelta(seconds=config["LETTER_LEASE_SECONDS"]),
        moment=moment,
        enough=jobs.stop(flask_app).is_set,
    )
    with closing(Mailer(_server(config))) as mailer:
        done = postman.deliver(desk, mailer)
    with begin() as session:
        left = outbox.standing(session, moment(), desk.real())
    return _report(ensured, done, left)


def every_minute(flask_app: Flask) -> Callable[[datetime], None]:
    """The scheduler's job: a round each minute, with a growing pause while the mail server is out of order."""
    pause = Pause()

    def job(now: datetime) -> None:
        if pause.over(now):
            report = run(flask_app, clock.now)
            pause.note(now, failed=bool(report.fault))

    return job


def preview(session: Session, config: Config, at: datetime) -> tuple[list[tuple[Member, str]], dict[str, int]]:
    """Who would get a letter at this moment, with its subject, and the people left out by reason; writes nothing."""
    lacking = daily.lacking(session, at, rules(config))
    waiting = outbox.to_go(session, at, clock.now())
    due = [(person, day) for person, kind, day in waiting if kind == daily.KIND]
    due += [(letter.person_id, letter.local_date) for letter in lacking.letters if letter.state is MailState.DUE]
    today = clock.local_day(clock.now(), config["TIME_ZONE"])
    found: list[tuple[Member, str]] = []
    for day in sorted({day for _person, day in due}):
        ids = {person for person, its_day in due if its_day == day}
        found += _subjects(session, day, ids, at, today, house(config))
    return found, lacking.skipped


def _subjects(
    session: Session, day: date, ids: set[int], at: datetime, today: date, writes: House
) -> list[tuple[Member, str]]:
    members = people.everyone(session, day, ids)
    told = queries.digests(session, members, day, today=today)
    found = []
    for member in members:
        with in_language(member.language):
            local = at.astimezone(ZoneInfo(member.time_zone))
            words = wording.write(told[member.id], local, company=writes.company, in_euros=writes.in_euros)
        found.append((member, words.subject))
    return found


def rules(config: Config) -> Rules:
    """When and for whom this installation writes daily letters."""
    host = urlsplit(config["BASE_URL"]).hostname or "localhost"
    return Rules(config["LETTER_TIME"], config["LETTER_LATEST"], config["COUNTRY"], host)


def house(config: Config) -> House:
    """Whom this installation's letters are from."""
    return House(config["COMPANY"], config["SENDER"], config["BASE_URL"], config["LETTER_EUROS"])


def _server(config: Config) -> Server:
    return Server(
        host=config["SMTP_HOST"],
        port=config["SMTP_PORT"],
        sender=config["SENDER"],
        security=config["SMTP_SECURITY"],
        user=config["SMTP_USER"],
        password=config["SMTP_PASSWORD"],
        cafile=config["SMTP_CAFILE"],
        lease_seconds=config["LETTER_LEASE_SECONDS"],
    )


def _report(ensured: Ensured, done: Round, left: Counter[MailState]) -> Report:
    sent, failed = done.counts[MailState.SENT], done.counts[MailState.FAILED_PERMANENT]
    cancelled = done.counts[MailState.CANCELLED]
    retry, unknown = left[MailState.RETRY] + left[MailState.DUE], left[MailState.UNKNOWN]
    return Report(
        due=sent + failed + retry + unknown + cancelled,
        sent=sent,
        failed=failed,
        retry=retry,
        unknown=unknown,
        expired=ensured.expired,
        cancelled=cancelled,
        skipped=ensured.skipped,
        fault=done.fault if done.faults_in_a_row else "",
    )
