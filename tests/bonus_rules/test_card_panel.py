"""The bonus on the card: what imagined answers would make of it, who sees it, and the months that were closed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from app import clock
from app.people import queries as people
from bonus_rules import queries
from bonus_rules.plans import publish
from scorecards.board import queries as board
from scorecards.board.history import MonthOfCard, history
from scorecards.board.what_if import Imagined, added, with_imagined
from scorecards.maths.goal import Goal
from scorecards.maths.metric import Tally
from tests.bonus_rules.making import EXAMPLE
from tests.bonus_rules.months import AFTER, OCTOBER
from tests.bonus_rules.test_closing import approved, one_more_answer
from tests.company import AINO, PAIVI
from tests.plugins.company import SignIn
from tests.scorecards.board.test_views import address_of


@pytest.fixture
def plan(company: Session, today: date) -> Session:
    """The company with a plan in force."""
    publish(company, EXAMPLE, clock.month_of(today), now=clock.now())
    company.commit()
    return company


def test_my_own_card_says_what_the_bonus_would_be_with_the_imagined_answers(sign_in: SignIn, plan: Session) -> None:
    page = sign_in(AINO).get("/card?if=phone:9,phone:9,phone:9")
    [said] = page.texts("//p[@class='what-if-bonus']")
    assert said.startswith("Bonus then €")
    assert said.endswith("against now")


def test_a_supervisor_sees_no_euros_whatever_they_imagine(sign_in: SignIn, plan: Session) -> None:
    page = sign_in(PAIVI).get(address_of(plan, "1001") + "?if=phone:9")
    assert "score 51.8" in page.text
    assert "€" not in page.text


def test_a_supervisor_who_may_see_euros_is_told_no_imagined_bonus(
    flask_app: Flask, sign_in: SignIn, plan: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(flask_app.config, "SUPERVISOR_EUROS", True)
    page = sign_in(PAIVI).get(address_of(plan, "1001") + "?if=phone:9")
    assert "by today's figures, at most" in page.text
    assert page.texts("//p[@class='what-if-bonus']") == []


@pytest.mark.parametrize("scores", [(), (9,), (3, 7), (9, 9, 9, 0)])
def test_the_imagined_bonus_is_that_of_a_card_with_these_answers(
    flask_app: Flask, plan: Session, today: date, scores: tuple[int, ...]
) -> None:
    member = people.known(plan, "1001", today)
    card = board.scorecard(plan, member, clock.month_of(today), today, today=today)
    imagined = [Imagined("phone", score) for score in scores]
    imagining = replace(card, imagined=tuple(added(card, imagined).items()))
    anew = queries.bonus_of(plan, with_imagined(card, imagined), today=today)
    assert queries.imagined_bonus(plan, imagining, today=today) == anew


def test_without_a_plan_nothing_is_imagined_of_the_bonus(company: Session, today: date) -> None:
    member = people.known(company, "1001", today)
    card = board.scorecard(company, member, clock.month_of(today), today, today=today)
    assert queries.imagined_bonus(company, card, today=today) is None


def test_a_closed_month_stands_in_the_history_as_it_was_closed(flask_app: Flask, session: Session) -> None:
    approved(session)
    one_more_answer(session)
    member = people.known(session, "1001", AFTER)
    card = board.scorecard(session, member, clock.month_of(AFTER), AFTER, today=AFTER)
    with flask_app.app_context():
        phone = history(session, card)[card.channels[0].channel.id]
    assert phone[-2] == MonthOfCard(OCTOBER, Tally(17, 5, 4), Goal(Decimal(55), 10))
    assert len(phone) == 13
