"""Earlier months on the card: a chart from figures, and the targets that held in each month."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from app import clock
from app.i18n import in_language
from app.people import queries as people
from scorecards.board import queries
from scorecards.board.history import MONTHS, MonthOfCard, history
from scorecards.board.history_chart import history_chart
from scorecards.channels import queries as channels
from scorecards.maths.goal import Goal
from scorecards.maths.metric import Tally
from scorecards.tallies import rollup
from scorecards.targets import queries as targets
from tests.scorecards.board.test_standing import MONTH, PHONE

GOAL = Goal(Decimal(50), 10)


@pytest.fixture(autouse=True)
def _english(flask_app: Flask) -> Iterator[None]:
    with flask_app.test_request_context(), in_language("en"):
        yield


def months(*tallies: Tally) -> list[MonthOfCard]:
    """These counts in months one after another up to November, each against 50."""
    first = clock.add_months(MONTH, 1 - len(tallies))
    return [MonthOfCard(clock.add_months(first, at), tally, GOAL) for at, tally in enumerate(tallies)]


def test_the_chart_begins_with_the_first_month_that_has_answers_and_leaves_gaps() -> None:
    found = history_chart(PHONE, months(Tally(), Tally(6, 4, 0), Tally(), Tally(4, 4, 2)))
    assert found is not None
    assert [row.shown for row in found.rows] == ["60.0", "–", "20.0"]
    assert found.line.count("M") == 2


def test_the_chart_says_how_often_the_target_was_met_and_what_it_is() -> None:
    found = history_chart(PHONE, months(Tally(5, 5, 0), Tally(4, 4, 2)))
    assert found is not None
    assert found.words.title == "Phone: the score by month"
    assert found.words.described == "From Oct 2026 to Nov 2026; the score was at the target in 1 of 2 months."
    assert found.target_end is not None
    assert found.target_end.text == "Target 50"


def test_there_is_no_chart_of_a_single_month() -> None:
    assert history_chart(PHONE, months(Tally(), Tally(5, 5, 0))) is None
    assert history_chart(PHONE, []) is None


def test_the_history_ends_with_the_cards_own_month_and_has_the_target_of_each(company: Session, today: date) -> None:
    member, month = people.known(company, "1001", today), clock.month_of(today)
    before, phone = clock.add_months(month, -1), channels.by_key(company, "phone").id
    changes = rollup.Changes()
    changes.add((before, phone, member.team_id, member.id), 1, 4)
    rollup.lock_month(company, before)
    rollup.bump(company, changes)
    found = history(company, queries.scorecard(company, member, month, today, today=today))[phone]
    assert len(found) == MONTHS
    assert found[-2] == MonthOfCard(before, Tally(4, 0, 0), None)
    assert found[-1] == MonthOfCard(month, Tally(17, 5, 4), Goal(Decimal(55), 10))


def test_the_targets_of_a_persons_months_are_those_of_looking_each_up(company: Session, today: date) -> None:
    member, month = people.known(company, "1003", today), clock.month_of(today)
    found = targets.goals_by_month(company, clock.add_months(month, -1), month, member.team_id, member.id)
    place = channels.by_key(company, "chat").id, member.team_id, member.id
    assert [goals.of(*place) for goals in found.values()] == [None, targets.goals(company, month).of(*place)]
    assert found[month].of(*place) == Goal(Decimal(100), 10)
