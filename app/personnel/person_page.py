"""One person as HR's page shows them."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from flask import abort
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from app import clock
from app.access import Role, Viewer
from app.admin.deeds import deeds
from app.i18n import day_text, moment_text
from app.people import places
from app.people import queries as people
from app.people.away import seen_of
from app.people.people_cells import FROM_THE_START
from app.people.places import Place
from app.people.queries import Member
from app.personnel import list_rows, person_reads, queries, role_reads, words
from app.personnel.role_reads import Asked
from app.today import company_zone, today

NEWEST = 20


@dataclass(frozen=True, slots=True)
class Stay:
    """A time in a team, in words; undo is the first day of one still to come."""

    team: str
    supervisor: str
    days: str
    is_now: bool
    undo: date | None


@dataclass(frozen=True, slots=True)
class Away:
    """An absence, in words; over: its last day is past."""

    id: int
    days: str
    seen: str
    over: bool


@dataclass(frozen=True, slots=True)
class Done:
    """Something that was done to the person, in words."""

    when: str
    who: str
    what: str
    fields: str


@dataclass(frozen=True, slots=True)
class PersonPage:
    """Everything on the page; seen is what a form remembers of the teams."""

    member: Member
    state: tuple[str, str]
    facts: list[tuple[str, str]]
    stays: list[Stay]
    seen: str
    aways: list[Away]
    roles: frozenset[Role]
    asked: list[Asked]
    account: str
    account_word: tuple[str, str]
    history: list[Done]
    is_self: bool
    words: dict[Role, str] = field(default_factory=dict)


def member_or_404(session: Session, uuid: UUID) -> Member:
    """The person an address names; 404 for nobody."""
    return people.by_uuid(session, uuid, today()) or abort(404)


def build(session: Session, uuid: UUID, viewer: Viewer) -> PersonPage:
    """The page of the person an address names; 404 for nobody."""
    member, day = member_or_404(session, uuid), today()
    zone: ZoneInfo = company_zone()
    stays = places.places(session, member.id)
    account = queries.account_of(session, member.id)
    return PersonPage(
        member=member,
        state=list_rows.worded(words.STATES[list_rows.state_of(member, day)]),
        facts=_facts(member),
        stays=[_stay(place, day) for place in stays],
        seen=places.seen_of(stays),
        aways=[_away(*row, day) for row in person_reads.absences(session, member.id)],
        roles=people.roles_of(session, member.id),
        asked=role_reads.of_person(session, member.id, viewer.person_id),
        account=account,
        account_word=list_rows.worded(words.ACCOUNTS[account]),
        history=[_done(deed, zone) for deed in person_reads.deeds(session, member.employee_number, NEWEST)],
        is_self=member.id == viewer.person_id,
        words={role: str(label) for role, label in words.ROLES.items()},
    )


def _facts(member: Member) -> list[tuple[str, str]]:
    start = _("since ever") if member.employed_from == FROM_THE_START else day_text(member.employed_from)
    end = "–" if member.employed_to is None else day_text(member.employed_to)
    values = {
        "employee_number": member.employee_number,
        "email": member.email or _("none: no letters and no sign-in"),
        "language": words.LANGUAGES[member.language],
        "time_zone": member.time_zone,
        "part_time_percent": str(member.part_time_percent),
        "employed_from": start,
        "employed_to": end,
    }
    return [(str(words.FIELDS[name]), value) for name, value in values.items()]


def _stay(place: Place, day: date) -> Stay:
    ended = place.ends_on is not None and place.ends_on <= day
    coming = place.starts_on > day
    start = _("since ever") if place.starts_on == FROM_THE_START else day_text(place.starts_on)
    end = "" if place.ends_on is None else day_text(date.fromordinal(place.ends_on.toordinal() - 1))
    return Stay(
        team=place.team,
        supervisor=place.supervisor or _("no supervisor"),
        days=f"{start} – {end}".strip(),
        is_now=not ended and not coming,
        undo=place.starts_on if coming else None,
    )


def _away(absence_id: int, first: date, last: date, day: date) -> Away:
    days = day_text(first) if first == last else f"{day_text(first)} – {day_text(last)}"
    return Away(absence_id, days, seen_of(first, last), last < day)


def _done(deed: person_reads.Deed, zone: ZoneInfo) -> Done:
    known = deeds().get(deed.action)
    at: datetime = deed.at.astimezone(zone)
    return Done(
        when=f"{day_text(clock.local_day(deed.at, zone))}, {moment_text(at).split()[-1]}",
        who=deed.who or _("By command"),
        what=deed.action if known is None else str(known.label),
        fields=", ".join(str(words.FIELDS.get(name, name)) for name in deed.fields),
    )
