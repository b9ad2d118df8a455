"""Moving a person to another team from a day on: what it would do, doing it, and undoing one that is still to come."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import audit, clock
from app.people import moving, queries
from app.people.following import Follower
from app.people.models import Assignment, Person, Team
from app.wording import N_, RefusalError


class MovedMeanwhileError(RefusalError):
    """Somebody else has moved the person since the page was opened."""


@dataclass(frozen=True, slots=True)
class Move:
    """Where a person is to go: the team's name, known or new, the supervisor's employee number, and from which day."""

    team: str
    supervisor_number: str | None
    starts_on: date


@dataclass(frozen=True, slots=True)
class Place:
    """A person in a team under a supervisor; ends_on is the day after the last, None where there is no end yet."""

    team: str
    supervisor: str | None
    starts_on: date
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class Effect:
    """What a move does: the team is made for it; planned moves it replaces; answers that go along, by month."""

    new_team: bool
    replaced: tuple[Place, ...]
    answers: Mapping[date, int]


def places(session: Session, person_id: int) -> list[Place]:
    """Everywhere a person ever was or is going to be, the latest first."""
    lead = select(Person.id, Person.name).subquery()
    statement = (
        select(Team.name, lead.c.name, Assignment.starts_on, Assignment.ends_on)
        .join(Team, Team.id == Assignment.team_id)
        .outerjoin(lead, lead.c.id == Assignment.supervisor_id)
        .where(Assignment.person_id == person_id)
    )
    return [Place(*row) for row in session.execute(statement.order_by(Assignment.starts_on.desc()))]


def seen_of(found: Iterable[Place]) -> str:
    """What a form remembers of the places it was opened with."""
    return hashlib.sha256(repr(list(found)).encode()).hexdigest()


def move(
    session: Session,
    person_id: int,
    wanted: Move,
    seen: str,
    followers: Iterable[Follower],
    *,
    by: int,
    now: datetime,
    zone: tzinfo,
) -> Effect:
    """Move a person; answers of open months from that day on go to the new team with them.

    Raises MovedMeanwhileError, and RefusalError for what cannot be.
    """
    person = session.get_one(Person, person_id, with_for_update=True)
    before = places(session, person_id)
    if seen_of(before) != seen:
        raise MovedMeanwhileError(N_("Somebody else has moved this person meanwhile. Look at the teams again."))
    followers = list(followers)
    supervisor_id = _check(session, person, wanted, followers, by)
    known = queries.teams(session)
    team_id = known.get(wanted.team) or _new_team(session, wanted.team)
    if not moving.assign(session, person_id, team_id, supervisor_id, wanted.starts_on):
        raise RefusalError(N_("The person is there from that day on already. Choose another team, supervisor or day."))
    session.flush()
    answers = _bring_along(session, person_id, wanted.starts_on, followers, zone)
    _check_open(session, wanted.starts_on, followers)  # again: now the months are held, before one might have closed
    _note(session, person, "person.move", wanted.starts_on, by, now, answers=sum(answers.values()))
    return Effect(
        new_team=wanted.team not in known,
        replaced=tuple(one for one in before if one.starts_on >= wanted.starts_on),
        answers=answers,
    )


def undo(session: Session, person_id: int, starts_on: date, seen: str, *, by: int, now: datetime, today: date) -> None:
    """Take back a move that is still to come: the place before it goes on. Raises as move does, and LookupError."""
    person = session.get_one(Person, person_id, with_for_update=True)
    if seen_of(places(session, person_id)) != seen:
        raise MovedMeanwhileError(N_("Somebody else has moved this person meanwhile. Look at the teams again."))
    coming = session.scalars(select(Assignment).filter_by(person_id=person_id, starts_on=starts_on)).one_or_none()
    if coming is None:
        raise LookupError(starts_on)
    _not_own(person, by)
    if starts_on <= today:
        raise RefusalError(N_("This move holds already. Move the person back from a day on instead."))
    before = session.scalars(select(Assignment).filter_by(person_id=person_id, ends_on=starts_on)).one_or_none()
    session.delete(coming)
    session.flush()
    if before is not None:
        before.ends_on = coming.ends_on
    _note(session, person, "person.undo_move", starts_on, by, now)


def earliest(session: Session, followers: Iterable[Follower]) -> date | None:
    """The first day from which somebody may be moved, the one after the last closed month; None: any day."""
    closed = [month for follower in followers if (month := follower.last_closed(session)) is not None]
    return clock.next_month(max(closed)) if closed else None


def _check(session: Session, person: Person, wanted: Move, followers: list[Follower], by: int) -> int | None:
    _not_own(person, by)
    _check_open(session, wanted.starts_on, followers)
    if not person.employed_on(wanted.starts_on):
        told = N_("The person does not work here on %(day)s. Choose a day of their employment.")
        raise RefusalError(told, day=wanted.starts_on)
    if wanted.supervisor_number is None:
        return None
    return _supervisor(session, person, wanted.supervisor_number, wanted.starts_on)


def _check_open(session: Session, day: date, followers: list[Follower]) -> None:
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


def _not_own(person: Person, by: int) -> None:
    if person.id == by:
        raise RefusalError(N_("Your own bonus hangs on your team. Ask a colleague to move you."))


def _new_team(session: Session, name: str) -> int:
    team = Team(name=name)
    session.add(team)
    session.flush()
    return team.id


def _bring_along(
    session: Session, person_id: int, since: date, followers: list[Follower], zone: tzinfo
) -> dict[date, int]:
    answers: dict[date, int] = {}
    for follower in followers:
        for month, count in follower.follow(session, person_id, since, zone).items():
            answers[month] = answers.get(month, 0) + count
    return answers


def _note(session: Session, person: Person, action: str, day: date, by: int, now: datetime, **details: object) -> None:
    number = person.employee_number
    audit.record(
        session, at=now, actor_id=by, action=action, subject="person", key=number, starts_on=str(day), **details
    )
