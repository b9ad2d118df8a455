"""Two people who edit the same target: one wins, the other is told and loses nothing of what was written."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from threading import Barrier

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app import clock
from app.db import db
from app.people import queries as people
from scorecards.channels import queries as channels
from scorecards.maths.goal import Goal
from scorecards.targets import proposing
from scorecards.targets.conflicts import version
from scorecards.targets.models import Target, TargetProposal
from scorecards.targets.wishes import ConflictError, Wish
from tests.company import PAIVI
from tests.plugins.company import SignIn
from tests.scorecards.targets.asking import filled, hidden, seen

PAIRS = 100
OLLI = "olli@pankki.example"


def lahti(session: Session, month: date, score: int) -> Wish:
    channel, team = channels.by_key(session, "phone"), people.teams(session)["Lahti"]
    return Wish(channel, month, Goal(Decimal(score), 10), f"Wanted by {score}", team_id=team)


def put_at_once(flask_app: Flask, today: date, month: date, scores: tuple[int, int], known: int) -> list[str]:
    """What becomes of two wishes of two people who saw the same, each in a transaction of its own."""
    together = Barrier(2)

    def one(number: str, score: int) -> str:
        with flask_app.app_context():
            wish = lahti(db.session, month, score)
            by = people.known(db.session, number, today).id
            db.session.rollback()
            together.wait(30)
            try:
                proposing.put(db.session, wish, today=today, now=clock.now(), by=by, seen=known)
                db.session.commit()
            except ConflictError as error:
                db.session.rollback()
                return f"told of {error.other.score}"
            return f"won with {score}"

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(one, ("2001", "2002"), scores))


def count(session: Session, table: type[Target | TargetProposal]) -> int:
    session.rollback()
    return session.scalar(select(func.count()).select_from(table)) or 0


Put = Callable[[date, int], None]


@pytest.fixture
def put_pairs(flask_app: Flask, company: Session, today: date) -> Put:
    """Puts pairs of wishes for a month, and sees that of each exactly one wins and the other is told of it."""

    def put(month: date, pairs: int) -> None:
        place = lahti(company, month, 0).place
        for pair in range(pairs):
            company.rollback()
            known = version(company, place)
            company.rollback()
            scores = (60 + pair % 20, 80 + pair % 20)
            became = put_at_once(flask_app, today, month, scores, known)
            winner = next(score for score, what in zip(scores, became, strict=True) if what == f"won with {score}")
            assert sorted(became) == [f"told of {winner}", f"won with {winner}"]

    return put


@pytest.mark.slow
@pytest.mark.commits
def test_of_a_hundred_pairs_exactly_one_wins_and_the_other_is_told(
    company: Session, put_pairs: Put, today: date
) -> None:
    before = count(company, Target)
    put_pairs(clock.next_month(clock.month_of(today)), PAIRS)
    assert count(company, Target) == before + PAIRS


@pytest.mark.commits
def test_of_two_who_propose_a_raise_at_once_one_wins_and_the_other_is_told(
    company: Session, put_pairs: Put, today: date
) -> None:
    put_pairs(clock.month_of(today), 1)
    assert count(company, TargetProposal) == 1


def test_the_loser_sees_both_values_and_keeps_what_was_written(sign_in: SignIn, company: Session, today: date) -> None:
    paivi, month = sign_in(PAIVI), clock.next_month(clock.month_of(today))
    mine = seen(paivi, filled(paivi, score="61.5", reason="Mine, kept"))
    by = people.known(company, "2002", today).id
    proposing.put(company, lahti(company, month, 70), today=today, now=clock.now(), by=by, seen=0)
    company.commit()
    page = paivi.post("/targets", mine, 409)
    told = page.texts("//*[@role='alert']")[0]
    for word in ("Olli Saarinen", "70 points", "Wanted by 70", "61.5 points", "Mine, kept"):
        assert word in told
    assert paivi.client.post("/targets", data=hidden(page)).status_code == 302


def test_what_somebody_sets_for_others_is_no_conflict(sign_in: SignIn, company: Session, today: date) -> None:
    paivi = sign_in(PAIVI)
    mine = seen(paivi, filled(paivi))
    month = clock.next_month(clock.month_of(today))
    wide = Wish(channels.by_key(company, "phone"), month, Goal(Decimal(58), 10), "For all")
    by = people.known(company, "2002", today).id
    proposing.put(company, wide, today=today, now=clock.now(), by=by, seen=version(company, wide.place))
    company.commit()
    assert paivi.client.post("/targets", data=mine).status_code == 302
