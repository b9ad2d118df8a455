"""Moving a person to another team from a day on: what it would do, doing it, and undoing one that is still to come."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import audit
from app.people import moving, queries
from app.people.following import Follower
from app.people.models import Assignment, Person, Team
from app.people.move_checks import Move, check, check_open, not_own
from app.people.places import Place, places, seen_of
from app.wording import N_, RefusalError


class MovedMeanwhileError(RefusalError):
    """Somebody else has moved the person since the page was opened."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What a move does: the team is made for it; planned moves it replaces; answers that go along, by month."""

    new_team: bool
    replaced: tuple[Place, ...]
    answers: Mapping[date, int]


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
    supervisor_id = check(session, person, wanted, followers, by)
    known = queries.teams(session)
    team_id = known.get(wanted.team) or _new_team(session, wanted.team)
    if not moving.assign(session, person_id, team_id, supervisor_id, wanted.starts_on):
        raise RefusalError(N_("The person is there from that day on already. Choose another team, supervisor or day."))
    session.flush()
    answers = _bring_along(session, person_id, wanted.starts_on, followers, zone)
    check_open(session, wanted.starts_on, followers)  # again: now the months are held, before one might have closed
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
    not_own(person, by)
    if starts_on <= today:
        raise RefusalError(N_("This move holds already. Move the person back from a day on instead."))
    before = session.scalars(select(Assignment).filter_by(person_id=person_id, ends_on=starts_on)).one_or_none()
    session.delete(coming)
    session.flush()
    if before is not None:
        before.ends_on = coming.ends_on
    _note(session, person, "person.undo_move", starts_on, by, now)


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
