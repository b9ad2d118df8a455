"""Answers, channels and people for the tests of the way in."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.people.models import Assignment, Person, Team
from scorecards.channels.setting import add_channel
from scorecards.channels.wishes import Wish
from scorecards.responses.answer import Answer, Became, MatchedBy, Outcome
from scorecards.responses.intake import record
from scorecards.responses.models import Response
from scorecards.tallies import rollup

HELSINKI = ZoneInfo("Europe/Helsinki")
NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
NOON = datetime(2026, 11, 20, 10, tzinfo=UTC)
NOVEMBER, OCTOBER = date(2026, 11, 1), date(2026, 10, 1)
EARLY, LATE = datetime(2026, 11, 20, 12, tzinfo=UTC), datetime(2026, 11, 21, 12, tzinfo=UTC)


def answer(external_id: str = "a1", score: int = 9, **changes: object) -> Answer:
    """A nine on the phone for Aino, unless changed."""
    plain = Answer("survey", external_id, "phone", NOON, score, employee="1001", matched_by=MatchedBy.EMPLOYEE_NUMBER)
    return replace(plain, **changes)  # type: ignore[arg-type]  # every test names real fields


def channels(session: Session) -> None:
    """The channels phone and chat, NPS 0-10."""
    for key in ("phone", "chat"):
        add_channel(session, Wish(key, key.title(), "nps", "0-10", 9, 6), now=NOW)
    session.flush()


def person(session: Session, number: str, name: str, *, since: int = 2026, to: date | None = None) -> int:
    """Somebody employed from the start of a year, in no team; their internal id."""
    made = Person(
        employee_number=number,
        name=name,
        email=f"{number}@bank.example",
        language="fi",
        time_zone="Europe/Helsinki",
        employed_from=date(since, 1, 1),
        employed_to=to,
    )
    session.add(made)
    session.flush()
    return made.id


def team(session: Session, name: str, person_id: int, first: date, end: date | None = None) -> int:
    """A team with this person in it from a day until the day before another; its internal id."""
    made = Team(name=name)
    session.add(made)
    session.flush()
    session.add(Assignment(person_id=person_id, team_id=made.id, starts_on=first, ends_on=end))
    session.flush()
    return made.id


def taken(session: Session, *answers: Answer) -> list[Became]:
    """What became of these answers, recorded together."""
    return [outcome.became for outcome in recorded(session, *answers)]


def recorded(session: Session, *answers: Answer) -> list[Outcome]:
    """The outcomes of these answers, recorded together."""
    return record(session, answers, NOW, zone=HELSINKI)


def stored(session: Session, external_id: str = "a1") -> Response:
    """The answer that stands under this id."""
    session.expire_all()
    return session.scalars(select(Response).filter_by(external_id=external_id)).one()


def tally(session: Session, month: date = NOVEMBER) -> list[tuple[int | None, int | None, rollup.Counts]]:
    """Team, person and counts of each tally of a month that is not all zeros."""
    standing = rollup.standing(session, month).items()
    return [(place[2], place[3], counts) for place, counts in standing if any(counts)]
