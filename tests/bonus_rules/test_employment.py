"""How much of a month a person is employed, and what that does to their pay."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from uuid import UUID

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from app.people.models import Person
from app.people.queries import Member
from bonus_rules import closing, statements
from bonus_rules.employment import employment_of
from bonus_rules.rules import Employment
from tests.bonus_rules.months import AFTER, NOW, OCTOBER, october, person

DECEMBER = date(2026, 12, 1)
AINO = Member(1, UUID(int=1), "1001", "Aino", None, "fi", "UTC", date(2020, 1, 1), None, None, None, None)


def change(session: Session, number: str, **values: object) -> None:
    session.execute(update(Person).filter_by(employee_number=number).values(**values))


def cents(session: Session, number: str) -> int:
    results = closing.results(session, OCTOBER, AFTER)
    return next(one.bonus.secured_cents for one in results if one.card.person.employee_number == number)


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        (date(2020, 1, 1), None, 21),
        (DECEMBER, date(2026, 12, 31), 21),
        (date(2026, 12, 7), None, 17),
        (date(2020, 1, 1), date(2026, 12, 4), 4),
        (date(2026, 12, 24), date(2026, 12, 27), 0),
        (date(2027, 1, 1), None, 0),
        (date(2020, 1, 1), date(2026, 11, 30), 0),
    ],
)
def test_the_working_days_of_employment_are_counted(start: date, end: date | None, days: int) -> None:
    member = replace(AINO, employed_from=start, employed_to=end)
    assert employment_of(member, DECEMBER, "FI") == Employment(days, 21)


def test_the_country_decides_which_days_are_worked() -> None:
    assert employment_of(AINO, DECEMBER, "JP") == Employment(23, 23)


def test_the_part_time_share_is_exact() -> None:
    assert employment_of(replace(AINO, part_time_percent=33), DECEMBER, "FI").part_time == Fraction(33, 100)


def test_half_the_time_is_half_the_money_to_the_cent(session: Session) -> None:
    october(session)
    whole = cents(session, "1001")
    change(session, "1001", part_time_percent=50)
    assert (whole, cents(session, "1001")) == (11333, 5667)


def test_working_days_count_not_the_calendars(session: Session) -> None:
    october(session)
    change(session, "1001", employed_from=date(2026, 10, 12))
    assert cents(session, "1001") == 7727  # 15 of 22 working days of 113.33 1/3; 20 of 31 days would be 73.12


def test_employed_on_no_working_day_a_person_gets_a_statement_of_nothing(session: Session) -> None:
    october(session)
    change(session, "1001", employed_from=date(2026, 10, 31))
    assert cents(session, "1001") == 0
    closing.prepare(session, OCTOBER, today=AFTER, now=NOW, actor_id=person(session, "1006"))
    closing.approve(session, OCTOBER, today=AFTER, now=NOW, actor_id=person(session, "3001"))
    assert person(session, "1001") in {line.person_id for line in statements.statements(session, OCTOBER)}


def test_a_later_change_of_part_time_leaves_a_closed_month_as_it_was(session: Session) -> None:
    october(session)
    closing.prepare(session, OCTOBER, today=AFTER, now=NOW, actor_id=person(session, "1006"))
    closing.approve(session, OCTOBER, today=AFTER, now=NOW, actor_id=person(session, "3001"))
    before = statements.statements(session, OCTOBER)
    change(session, "1001", part_time_percent=50)
    assert (cents(session, "1001"), statements.statements(session, OCTOBER)) == (11333, before)
