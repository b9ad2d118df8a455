"""What one answer did to the score, and what became of it, counted again by other means."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from flask import Flask
from sqlalchemy import update
from sqlalchemy.orm import Session

from app.i18n import in_language
from scorecards.answers import one_answer
from scorecards.answers.story import Story, story
from scorecards.channels.queries import by_key
from scorecards.maths.goal import Goal
from scorecards.responses.models import Response
from scorecards.tallies import rollup
from scorecards.targets.setting import set_target
from scorecards.targets.wishes import Wish
from tests.scorecards.responses.making import (
    HELSINKI,
    LATE,
    NOON,
    NOVEMBER,
    NOW,
    answer,
    channels,
    person,
    stored,
    taken,
    team,
)

SCORES = [9, 3, 10, 8, 10, 10, 7, 9, 0, 10, 10, 9]
TODAY = NOW.date()


@pytest.fixture(autouse=True)
def _bank(session: Session) -> None:
    channels(session)
    aino = person(session, "1001", "Aino Virtanen")
    team(session, "Lahti", aino, NOVEMBER)
    wish = Wish(by_key(session, "phone"), NOVEMBER, Goal(Decimal("55"), 3), "Last year's level")
    set_target(session, wish, today=TODAY, now=NOW)
    answers = [
        answer(f"a{at}", score, answered_at=NOON + timedelta(minutes=at // 2)) for at, score in enumerate(SCORES)
    ]
    taken(session, *answers, answer("other", 9, channel="chat", answered_at=NOON))
    session.commit()


def told(flask_app: Flask, session: Session, external_id: str) -> Story:
    """The story of an answer, in English."""
    with flask_app.app_context(), in_language("en"):
        found = one_answer.answer(session, stored(session, external_id).id)
        assert found is not None
        return story(session, found, today=TODAY, zone=HELSINKI)


def by_hand(scores: list[int]) -> tuple[str, str]:
    """The score, rounded down to a decimal, and what is still needed for 55 of at least 3, tried one by one."""
    if not scores:
        return "–", "3"
    net = sum((score >= 9) - (score <= 6) for score in scores)
    tenths = Fraction(1000 * net, len(scores)).__floor__()
    needed = next(k for k in range(999) if 100 * (net + k) >= 55 * (len(scores) + k) and len(scores) + k >= 3)
    return f"{tenths / 10:.1f}", str(needed) if needed else "target met"


@pytest.mark.parametrize("at", range(len(SCORES)))
def test_before_and_after_are_what_a_count_by_hand_gives(flask_app: Flask, session: Session, at: int) -> None:
    score, needed = told(flask_app, session, f"a{at}").moved
    assert (score.before, needed.before) == by_hand(SCORES[:at])
    assert (score.after, needed.after) == by_hand(SCORES[: at + 1])


def test_answers_that_do_not_count_are_left_out_of_the_course(flask_app: Flask, session: Session) -> None:
    session.execute(update(Response).filter_by(external_id="a1").values(state="withdrawn"))
    found = told(flask_app, session, "a4")
    assert (found.moved[0].before, found.place) == (by_hand([9, 10, 8])[0], 4)
    gone = told(flask_app, session, "a1")
    assert (gone.moved, gone.state) == ((), "Withdrawn")


def test_without_a_target_only_the_score_is_told(flask_app: Flask, session: Session) -> None:
    assert [one.label for one in told(flask_app, session, "other").moved] == ["Score"]


def test_an_edited_answer_shows_what_stood_before(flask_app: Flask, session: Session) -> None:
    edit = replace(answer("a1", 8, answered_at=NOON), source_updated_at=LATE, comment="On second thoughts")
    taken(session, edit)
    versions = told(flask_app, session, "a1").versions
    assert [(one.told, one.is_now) for one in versions] == [("Score 8, neutral", True), ("Score 3, negative", False)]
    assert told(flask_app, session, "a2").versions == ()


def test_the_team_of_the_day_of_the_service_is_told_with_its_reason(flask_app: Flask, session: Session) -> None:
    served = datetime(2026, 10, 5, 8, tzinfo=UTC)
    taken(session, answer("late", 9, interaction_at=served))
    credit = told(flask_app, session, "late").credit
    assert "It is credited to Aino Virtanen, who was in no team that day." in credit
    assert "The customer was served on 5 Oct 2026, so the team of that day counts." in credit
    assert "It belongs to November 2026: the customer answered on 20 Nov 2026." in credit
    assert 'The source names "1001" as who served the customer.' in credit


def test_an_answer_that_came_after_the_close_says_so(flask_app: Flask, session: Session) -> None:
    assert not told(flask_app, session, "a0").late
    rollup.close_month(session, NOVEMBER, NOW - timedelta(hours=1))
    assert told(flask_app, session, "a0").late
