"""SQLite and PostgreSQL, given the same answers, people and plan, give the same cents by the same steps."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from random import Random

import pytest
from flask import Flask
from sqlalchemy import update
from sqlalchemy.orm import Session

from app.db import db
from app.people.models import Person
from bonus_rules import closing
from bonus_rules.plans import publish
from bonus_rules.steps import Step
from tests.bonus_rules.summer import AUGUST, CARRY, JULY, JUNE, NOW, SEPTEMBER, TODAY, count, summer
from tests.needs import need
from tests.plugins.isolation import undone
from tests.plugins.servers import KINDS, NO_POSTGRESQL, postgresql_answers

NUMBERS = ("1001", "1002", "1003", "1004", "1005", "1006")
PLANS = (
    CARRY,
    CARRY.replace("months = 1", "months = 3"),
    CARRY.replace('"carry"', '"team"').replace("[[-10, 0], [0, 100]]", "[[-33.3, 7.77], [0.01, 61.3], [9, 100]]"),
    CARRY.replace("soft = false", "soft = true").replace("maximum_cents = 20000", "maximum_cents = 33333"),
)

Paid = list[tuple[str, int, tuple[Step, ...]]]


@pytest.fixture
def both(standing: Callable[[str], Flask], request: pytest.FixtureRequest) -> Iterator[list[Session]]:
    """A session on each kind of database; what the test stores is gone afterwards."""
    if request.config.getoption("--database") != "both":
        pytest.skip("compares the two kinds of database; run with --database both")
    need(postgresql_answers(), NO_POSTGRESQL)
    with ExitStack() as stack:
        sessions = []
        for kind in KINDS:
            flask_app = standing(kind)
            stack.enter_context(undone(flask_app))
            with flask_app.app_context():
                sessions.append(stack.enter_context(db.sessionmaker()))
        yield sessions


def fill(session: Session, dice: Random) -> None:
    """Answers and part time by dice: the same dice, the same company."""
    summer(session)
    for number in NUMBERS:
        values = {
            "part_time_percent": dice.randint(1, 100),
            "employed_from": SEPTEMBER.replace(day=dice.randint(1, 30)),
        }
        session.execute(update(Person).filter_by(employee_number=number).values(**values))
        for month in (JULY, AUGUST, SEPTEMBER):
            for channel in ("phone", "chat"):
                most = dice.choice([2, 9, 40])
                count(
                    session,
                    month,
                    number,
                    (dice.randint(0, most), dice.randint(0, 5), dice.randint(0, most // 5)),
                    channel,
                )


def paid(session: Session, plan: str) -> Paid:
    """What every month pays everyone under a plan, with the steps of each sum."""
    publish(session, plan, JUNE, now=NOW)
    found = [one for month in (JULY, AUGUST, SEPTEMBER) for one in closing.results(session, month, TODAY)]
    return [(one.card.person.employee_number, one.bonus.secured_cents, one.bonus.steps) for one in found]


@pytest.mark.parametrize("seed", range(3))
def test_random_answers_pay_the_same_cents_by_the_same_steps(both: list[Session], seed: int) -> None:
    for session in both:
        fill(session, Random(seed))
    different = set()
    for plan in PLANS:
        lite, postgresql = (paid(session, plan) for session in both)
        assert lite == postgresql
        different |= {cents for _number, cents, _steps in lite}
    assert len(different) > 20
