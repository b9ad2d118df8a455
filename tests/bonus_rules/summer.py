"""A made-up company from June to September, its answers counted straight into the tallies."""

from datetime import UTC, date, datetime

from sqlalchemy.orm import Session

from app.people import queries as people
from bonus_rules.plans import publish
from scorecards.channels import queries as channels
from scorecards.tallies import rollup
from tests.bonus_rules.making import EXAMPLE
from tests.company import found

JUNE, JULY, AUGUST, SEPTEMBER = (date(2026, month, 1) for month in (6, 7, 8, 9))
TODAY = date(2026, 10, 6)
NOW = datetime(2026, 10, 6, 7, tzinfo=UTC)
CARRY = EXAMPLE.replace('below_minimum = "nothing"', 'below_minimum = "carry"')


def summer(session: Session, plan: str = CARRY) -> None:
    """People, targets and June's answers, 26 or fewer each on the phone; the plan is in force from June on."""
    found(session, JUNE, sign_in=False)
    publish(session, plan, JUNE, now=NOW)


def count(session: Session, month: date, number: str, counts: tuple[int, int, int], channel: str = "phone") -> None:
    """Count so many positive, neutral and negative answers for a person in their team."""
    member, changes = people.by_number(session, number, month), rollup.Changes()
    assert member is not None
    rollup.lock_month(session, month)
    for band, times in zip((1, 0, -1), counts, strict=True):
        changes.add((month, channels.by_key(session, channel).id, member.team_id, member.id), band, times)
    rollup.bump(session, changes)
