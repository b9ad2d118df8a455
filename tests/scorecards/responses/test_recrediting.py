"""A person moves to another team on any day of a month: answers go along, and the sums stay what they were."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from app.people import moving
from app.people.models import Team
from scorecards.responses import proving
from scorecards.responses.recrediting import recredit
from scorecards.tallies import rollup
from tests.scorecards.responses.making import HELSINKI, NOVEMBER, NOW, answer, channels, person, recorded, tally, team

MARCH = date(2026, 3, 1)
DAYS = [MARCH + timedelta(days=later) for later in range(31)]
Moving = Callable[[date], int]


@pytest.fixture
def aino(session: Session) -> int:
    """Aino of the Owls, with an answer on each day of March."""
    channels(session)
    found = person(session, "1001", "Aino Virtanen")
    team(session, "Owls", found, date(2026, 1, 1))
    daily = (answer(f"a{day:%d}", 9 - day.day % 4, answered_at=noon(day)) for day in DAYS)
    recorded(session, *daily)
    return found


@pytest.fixture
def to_bears(session: Session, aino: int) -> Moving:
    """Moves Aino to the Bears from a day on, with her answers; returns how many went along."""
    bears = Team(name="Bears")
    session.add(bears)
    session.flush()

    def move(day: date) -> int:
        moving.assign(session, aino, bears.id, None, day)
        session.flush()
        return sum(recredit(session, aino, day, HELSINKI).values())

    return move


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 10, tzinfo=UTC)


def sums(session: Session, month: date) -> tuple[int, ...]:
    return tuple(map(sum, zip(*(counts for _, _, counts in tally(session, month)), strict=True)))


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_a_move_on_any_day_of_a_month_keeps_the_sums_and_splits_them_at_the_day(
    session: Session, aino: int, to_bears: Moving, day: date
) -> None:
    before = sums(session, MARCH)
    assert to_bears(day) == 32 - day.day
    assert sums(session, MARCH) == before
    by_team = sorted(sum(counts) for _, _, counts in tally(session, MARCH))
    assert by_team == sorted(count for count in (day.day - 1, 32 - day.day) if count)
    assert not proving.prove(session, MARCH).drifts


def test_there_and_back_again_leaves_everything_as_it_was(session: Session, aino: int, to_bears: Moving) -> None:
    before = sorted(map(str, tally(session, MARCH)))
    owls = session.query(Team).filter_by(name="Owls").one().id
    to_bears(date(2026, 3, 10))
    moving.assign(session, aino, owls, None, date(2026, 3, 10))
    session.flush()
    assert sum(recredit(session, aino, date(2026, 3, 10), HELSINKI).values()) == 22
    assert sorted(map(str, tally(session, MARCH))) == before


def test_answers_of_a_closed_month_stay(session: Session, to_bears: Moving) -> None:
    rollup.close_month(session, MARCH, NOW)
    before = tally(session, MARCH)
    assert to_bears(date(2026, 3, 10)) == 0
    assert tally(session, MARCH) == before


def test_the_day_of_the_interaction_decides_not_that_of_the_answer(session: Session, to_bears: Moving) -> None:
    served, answered = noon(date(2026, 11, 9)), noon(date(2026, 11, 11))
    recorded(session, answer("late", 9, interaction_at=served, answered_at=answered))
    assert to_bears(date(2026, 11, 10)) == 0
    assert len(tally(session, NOVEMBER)) == 1
