"""The daily letter: who is due one on their own local day, and who not and why."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from app import clock, outbox
from app.access import Role
from app.outbox import Letter, MailState
from app.people import queries as people
from app.people.queries import Member
from app.working_days import is_working_day

KIND = "daily"


@dataclass(frozen=True, slots=True)
class Rules:
    """When and from whom letters go: local times of day as "08:00", the country whose holidays count, the host name
    in message ids."""

    time: str
    latest: str
    country: str
    host: str


@dataclass(frozen=True, slots=True)
class Ensured:
    """What ensure() found and did: letters made due, letters that came too late, people left out by reason."""

    made: int
    expired: int
    skipped: dict[str, int]


@dataclass(frozen=True, slots=True)
class Due:
    """The letters that lack at a moment, and how many people get none, by reason."""

    letters: tuple[Letter, ...]
    skipped: dict[str, int]


def ensure(session: Session, now: datetime, rules: Rules) -> Ensured:
    """Give everyone who is due a letter of their local day, and has none, a row in the outbox; end what is too late.

    Running it again, or in two places at once, changes nothing.
    """
    due = lacking(session, now, rules)
    on_time = [letter for letter in due.letters if letter.state is MailState.DUE]
    too_late = [letter for letter in due.letters if letter.state is MailState.EXPIRED]
    ended = outbox.expire(session, now)
    missed = outbox.enqueue(session, too_late, now)
    return Ensured(outbox.enqueue(session, on_time, now), ended + missed, due.skipped)


def lacking(session: Session, now: datetime, rules: Rules) -> Due:
    """Every letter that should be in the outbox at this moment and is not."""
    skipped: Counter[str] = Counter()
    letters: list[Letter] = []
    for day, members in _by_local_day(session, now).items():
        away = people.absent_on(session, day)
        have = {person for person, _day in outbox.having(session, KIND, [day])}
        for member in members:
            reason = _reason_against(member, day, now, rules, away)
            if reason:
                skipped[reason] += 1
            elif member.id not in have:
                letters.append(_letter(member, day, now, rules))
    return Due(tuple(letters), dict(sorted(skipped.items())))


def may_have(session: Session, person_id: int, day: date) -> Member | None:
    """The person, where a letter may go to them on this local day as things stand this instant; else None."""
    member = people.by_id(session, person_id, day)
    if member is None or not member.email or not member.employed_on(day):
        return None
    if Role.EMPLOYEE not in people.roles_of(session, person_id) or person_id in people.absent_on(session, day):
        return None
    return member


def _by_local_day(session: Session, now: datetime) -> dict[date, list[Member]]:
    """Employees by the local day it is for them, with the team of that day."""
    zones = {member.time_zone for member in people.with_role(session, Role.EMPLOYEE, clock.local_day(now, UTC))}
    days = {zone: clock.local_day(now, ZoneInfo(zone)) for zone in zones}
    return {
        day: [
            member
            for member in people.with_role(session, Role.EMPLOYEE, day)
            if days[member.time_zone] == day and member.employed_on(day)
        ]
        for day in sorted(set(days.values()))
    }


def _reason_against(member: Member, day: date, now: datetime, rules: Rules, away: set[int]) -> str | None:
    if not is_working_day(day, rules.country):
        return "not_a_working_day"
    if not member.email:
        return "no_address"
    if member.id in away:
        return "absent"
    return "before_time" if now < _at(member, day, rules.time) else None


def _letter(member: Member, day: date, now: datetime, rules: Rules) -> Letter:
    latest = _at(member, day, rules.latest)
    return Letter(
        person_id=member.id,
        kind=KIND,
        local_date=day,
        due_at=_at(member, day, rules.time),
        not_after=latest,
        message_id=f"<{KIND}.{day.isoformat()}.{member.uuid}@{rules.host}>",
        state=MailState.DUE if now < latest else MailState.EXPIRED,
    )


def _at(member: Member, day: date, time: str) -> datetime:
    return clock.at_local_time(day, time, ZoneInfo(member.time_zone))
