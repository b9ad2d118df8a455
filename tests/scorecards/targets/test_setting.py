"""Setting a target: what is allowed when, and what it leaves behind."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.audit import AuditEntry
from app.people import queries as people
from scorecards.channels import queries as channels
from scorecards.maths.goal import Goal
from scorecards.targets import queries
from scorecards.targets.setting import set_target
from scorecards.targets.wishes import TargetError, Wish
from tests.company import found

TODAY = date(2026, 10, 20)
OCTOBER, NOVEMBER = date(2026, 10, 1), date(2026, 11, 1)
NOW = datetime(2026, 10, 20, 7, tzinfo=UTC)
WHY = "Last year's level"


@pytest.fixture(autouse=True)
def company(session: Session) -> None:
    """A company whose phone has a target from October on."""
    found(session, TODAY, sign_in=False)


def wish(
    session: Session, score: str, month: date = OCTOBER, minimum: int = 10, reason: str = "Last year's level"
) -> Wish:
    return Wish(channels.by_key(session, "phone"), month, Goal(Decimal(score), minimum), reason)


def person(session: Session, number: str) -> int:
    member = people.by_number(session, number, TODAY)
    assert member is not None
    return member.id


def in_force(session: Session, month: date) -> Goal | None:
    return queries.goals(session, month).of(channels.by_key(session, "phone").id, None, None)


def test_a_target_holds_from_its_month_on_and_not_before(session: Session) -> None:
    before = in_force(session, OCTOBER)
    set_target(session, wish(session, "90.5", NOVEMBER), today=TODAY, now=NOW)
    assert in_force(session, OCTOBER) == before
    assert in_force(session, NOVEMBER) == in_force(session, date(2027, 5, 1)) == Goal(Decimal("90.5"), 10)


def test_a_running_months_target_may_be_lowered(session: Session) -> None:
    set_target(session, wish(session, "1"), today=TODAY, now=NOW)
    assert in_force(session, OCTOBER) == Goal(Decimal(1), 10)


@pytest.mark.parametrize(("score", "minimum"), [("99", 10), ("1", 11)])
def test_a_running_months_target_is_raised_only_by_two(session: Session, score: str, minimum: int) -> None:
    harder, olli, paivi = wish(session, score, minimum=minimum), person(session, "2002"), person(session, "2001")
    for second in (None, olli):
        with pytest.raises(TargetError, match=r"2026-10 has begun.*from 2026-11 on"):
            set_target(session, harder, today=TODAY, now=NOW, set_by=olli, seconded_by=second)
    set_target(session, harder, today=TODAY, now=NOW, set_by=olli, seconded_by=paivi)
    assert in_force(session, OCTOBER) == harder.goal


@pytest.mark.parametrize("reason", ["", "   ", "x" * 501])
def test_a_target_needs_a_reason(session: Session, reason: str) -> None:
    with pytest.raises(TargetError, match="reason of 1 to 500"):
        set_target(session, wish(session, "1", reason=reason), today=TODAY, now=NOW)


def test_setting_a_target_is_audited_with_what_held_before_and_why(session: Session) -> None:
    set_target(session, wish(session, "1"), today=TODAY, now=NOW, set_by=person(session, "2002"))
    entry = session.scalars(select(AuditEntry).filter_by(action="target.set").order_by(AuditEntry.id.desc())).first()
    assert entry is not None
    assert (entry.subject_key, entry.actor_id) == ("phone", person(session, "2002"))
    assert entry.details["score"] == "1"
    assert entry.details["before"] == ["55", 10]
    assert entry.details["reason"] == WHY
