"""Two who act on the same case at once: one does, the other is told."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock
from app.db import db
from app.people import queries as people
from scorecards.followups.answering import CaseConflictError, move
from scorecards.followups.models import FollowUp
from scorecards.followups.moves import Move
from scorecards.responses.models import Response

pytestmark = pytest.mark.commits
CASES = 10


def test_of_two_who_take_the_same_case_at_once_one_has_it(flask_app: Flask, company: Session, today: date) -> None:
    cases = company.scalars(select(Response.id).where(Response.band == -1).limit(CASES)).all()
    people_of = [people.known(company, number, today).id for number in ("2001", "2002")]
    company.rollback()
    became = [take_at_once(flask_app, case, people_of) for case in cases]
    assert [sorted(each) for each in became] == [["has it", "told"]] * CASES
    assert len(company.scalars(select(FollowUp)).all()) == CASES


def take_at_once(flask_app: Flask, case: int, takers: list[int]) -> list[str]:
    """What becomes of each who takes the case as nobody has touched it, in a transaction of their own."""
    together = Barrier(len(takers))

    def one(by: int) -> str:
        with flask_app.app_context():
            together.wait(30)
            try:
                move(db.session, case, Move.TAKE, seen=0, by=by, now=clock.now())
                db.session.commit()
            except CaseConflictError:
                db.session.rollback()
                return "told"
            return "has it"

    with ThreadPoolExecutor(len(takers)) as pool:
        return list(pool.map(one, takers))
