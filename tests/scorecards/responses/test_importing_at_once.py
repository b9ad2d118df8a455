"""Two imports at the same time count each answer once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.db import db
from scorecards.responses.answer import Answer, Became
from scorecards.responses.intake import record
from scorecards.responses.models import Response
from scorecards.responses.proving import prove
from tests.scorecards.responses.making import HELSINKI, NOVEMBER, NOW, answer, channels, person, tally

pytestmark = pytest.mark.commits
WRITERS = 4


def record_at_once(flask_app: Flask, batches: list[list[Answer]]) -> list[list[Became]]:
    """What became of each batch, all recorded at the same time in transactions of their own."""
    together = Barrier(len(batches))

    def one(batch: list[Answer]) -> list[Became]:
        with flask_app.app_context():
            together.wait(30)
            outcomes = record(db.session, batch, NOW, zone=HELSINKI)
            db.session.commit()
            return [outcome.became for outcome in outcomes]

    with ThreadPoolExecutor(len(batches)) as pool:
        return list(pool.map(one, batches))


@pytest.fixture
def aino(session: Session) -> int:
    channels(session)
    person_id = person(session, "1001", "Aino Virtanen")
    session.commit()
    return person_id


def test_the_same_answers_from_several_sides_count_once(flask_app: Flask, session: Session, aino: int) -> None:
    answers = [answer(f"a{number}") for number in range(300)]
    became = record_at_once(flask_app, [answers, answers[::-1], answers, answers[::-1]])
    counted = [outcome for outcomes in became for outcome in outcomes if outcome is Became.COUNTED]
    assert (len(counted), session.scalar(select(func.count()).select_from(Response))) == (300, 300)
    assert tally(session) == [(None, aino, (300, 0, 0))]


def test_answers_of_several_sources_lose_no_count(flask_app: Flask, session: Session, aino: int) -> None:
    sides = [[answer(f"a{number}", number % 11, source=f"s{side}") for number in range(110)] for side in range(WRITERS)]
    assert record_at_once(flask_app, sides) == [[Became.COUNTED] * 110] * WRITERS
    assert tally(session) == [(None, aino, (80, 80, 280))]
    assert prove(session, NOVEMBER).drifts == ()
