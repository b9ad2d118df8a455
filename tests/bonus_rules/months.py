"""A made-up company's October, ready to be closed."""

from datetime import UTC, date, datetime

from sqlalchemy.orm import Session

from app.people import queries as people
from bonus_rules.plans import publish
from tests.bonus_rules.making import EXAMPLE
from tests.company import found

OCTOBER = date(2026, 10, 1)
DURING = date(2026, 10, 20)
AFTER = date(2026, 11, 3)
NOW = datetime(2026, 11, 3, 7, tzinfo=UTC)


def october(session: Session) -> None:
    """People, targets, answers and the example plan, all from October on."""
    found(session, DURING, sign_in=False)
    publish(session, EXAMPLE, OCTOBER, now=NOW)


def person(session: Session, number: str) -> int:
    """The internal id behind an employee number."""
    member = people.by_number(session, number, AFTER)
    assert member is not None
    return member.id
