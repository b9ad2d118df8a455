"""A card made earlier is shown again only while nothing it shows can have changed."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app import audit, clock, jobs
from app.audit import AuditEntry
from app.people import queries as people
from scorecards.board.freshness import Freshness, freshness
from scorecards.board.jobs import BY_HAND, NAME
from scorecards.channels import queries as channels
from scorecards.maths.goal import Goal
from scorecards.responses import intake
from scorecards.responses.answer import Answer
from scorecards.targets import setting
from scorecards.targets.wishes import Wish
from tests.company import ZONE

Change = Callable[[Session, date, datetime], object]


def mark(session: Session, today: date, number: str = "1001") -> Freshness:
    member = people.known(session, number, today)
    return freshness(session, member.id, member.team_id, clock.month_of(today))


def answer(number: str, comment: str = "", key: str = "new") -> Change:
    def come(session: Session, today: date, now: datetime) -> object:
        day = now.replace(hour=0, minute=0)
        one = Answer("made-up", key, "phone", day, 10, employee=number, comment=comment, source_updated_at=now)
        return intake.record(session, [one], now, zone=ZONE)

    return come


def target(session: Session, today: date, now: datetime) -> None:
    wish = Wish(channels.by_key(session, "phone"), clock.month_of(today), Goal(Decimal(50), 10), "Lower")
    setting.set_target(session, wish, today=today, now=now)


def entry(session: Session, today: date, now: datetime) -> None:
    audit.record(session, at=now, actor_id=None, action="channel.change", subject="channel", key="phone")


CHANGES: dict[str, Change] = {
    "an answer of one's own": answer("1001"),
    "an answer of the team": answer("1002"),
    "a target": target,
    "what else is noted": entry,
    "a night": lambda session, today, now: jobs.beat(session, NAME, now),
    "a night by hand": lambda session, today, now: jobs.beat(session, BY_HAND, now),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_each_change_that_a_card_shows_makes_it_stale(company: Session, today: date, change: Change) -> None:
    before = mark(company, today)
    assert mark(company, today) == before
    change(company, today, clock.now())
    company.flush()
    assert mark(company, today) != before


def test_another_wording_of_a_comment_makes_a_card_stale(company: Session, today: date) -> None:
    now = clock.now()
    answer("1001", "Good")(company, today, now - timedelta(hours=1))
    before = mark(company, today)
    answer("1001", "Very good")(company, today, now)
    assert mark(company, today) != before


def test_an_answer_of_another_team_leaves_a_card_fresh(company: Session, today: date) -> None:
    before = mark(company, today)
    answer("1006")(company, today, clock.now())
    assert mark(company, today) == before


def test_an_entry_that_is_kept_after_a_newer_one_makes_a_card_stale(company: Session, today: date) -> None:
    def note(number: int) -> Freshness:
        row = {"action": "channel.change", "subject": "channel", "subject_key": "phone", "details": {}}
        company.add(AuditEntry(id=number, at=clock.now(), **row))
        company.flush()
        return mark(company, today)

    newest = company.scalar(select(func.max(AuditEntry.id))) or 0
    assert note(newest + 10) != note(newest + 5)
