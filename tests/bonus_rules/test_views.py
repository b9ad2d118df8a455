"""HR's month page, from open to the payroll file, as HR works through it."""

from datetime import date

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from app import clock
from app.people import queries as people
from app.people.models import Person
from bonus_rules import closing, statements
from bonus_rules.exports.payroll_csv import payroll_file
from bonus_rules.plans import publish
from tests.bonus_rules.making import EXAMPLE
from tests.company import AINO, HELI, PAIVI
from tests.pages import Page, Visitor, token_in
from tests.plugins.company import SignIn


@pytest.fixture
def today() -> date:
    """A day of last month: the month that the company's answers lie in is over, and not yet closed."""
    now = clock.now().date()
    return clock.last_day(clock.add_months(clock.month_of(now), -1))


@pytest.fixture(autouse=True)
def _in_english(company: Session) -> None:
    """Heli reads English, so that these tests can."""
    company.execute(update(Person).filter_by(email=HELI).values(language="en"))
    company.commit()


@pytest.fixture
def month(company: Session, today: date) -> date:
    """The month to close, with a plan in force."""
    publish(company, EXAMPLE, clock.month_of(today), now=clock.now())
    company.commit()
    return clock.month_of(today)


def press(visitor: Visitor, action: str, month: date) -> Page:
    """Press a button of the month page; the page that follows."""
    token = token_in(visitor.get(f"/month?month={clock.month_text(month)}").response.text)
    answer = visitor.client.post(f"/month/{action}?month={clock.month_text(month)}", data={"csrf_token": token})
    assert answer.status_code == 302
    return visitor.get(answer.headers["Location"])


def prepared_by(session: Session, number: str, month: date) -> None:
    """Prepare the month as somebody else."""
    now = clock.now()
    member = people.by_number(session, number, now.date())
    assert member is not None
    closing.prepare(session, month, today=now.date(), now=now, actor_id=member.id)
    session.commit()


def test_the_month_page_shows_last_month_with_what_to_look_at_and_what_it_pays(sign_in: SignIn, month: date) -> None:
    page = sign_in(HELI).get("/month")
    assert "Open. Look through the list, then prepare the month" in page.text
    assert "€333.33" in page.texts("//p[@class='headline']")[0]
    assert len(page.texts("//table[caption]/tbody/tr")) == 6
    assert page.texts("//main//button[contains(@class, 'btn-primary')]") == ["Prepare the month"]


def test_who_prepares_is_not_offered_to_approve_and_is_told_why(sign_in: SignIn, month: date) -> None:
    heli = sign_in(HELI)
    page = press(heli, "prepare", month)
    assert "The month is prepared. A second person approves it." in page.text
    assert page.texts("//main//button") == ["Prepare again"]
    refused = heli.client.post(
        f"/month/approve?month={clock.month_text(month)}", data={"csrf_token": token_in(page.response.text)}
    )
    assert "You prepared this month" in heli.get(refused.headers["Location"]).text


def test_another_person_approves_and_then_takes_the_payroll_file(
    sign_in: SignIn, company: Session, month: date
) -> None:
    prepared_by(company, "1006", month)
    heli = sign_in(HELI)
    page = press(heli, "approve", month)
    assert "The month is approved. Its figures no longer change." in page.text
    address = f"/month/payroll.csv?month={clock.month_text(month)}"
    answer = heli.client.post(address, data={"csrf_token": token_in(page.response.text)})
    assert answer.headers["Content-Disposition"].endswith(f"payroll-{clock.month_text(month)}.csv")
    assert answer.data == payroll_file(company, month).content
    assert str(statements.close_of(company, month).state) == "exported"


def test_a_payroll_file_of_a_month_that_is_not_approved_is_refused(sign_in: SignIn, month: date) -> None:
    page = press(sign_in(HELI), "payroll.csv", month)
    assert "The month is not approved." in page.text


def test_every_sum_opens_to_its_steps(sign_in: SignIn, month: date) -> None:
    heli = sign_in(HELI)
    address = heli.get("/month").tree.xpath("//th[@scope='row']/a[contains(., 'Aino')]/@href")[0]
    page = heli.get(address)
    assert page.texts("//h1") == ["Aino Virtanen"]
    assert "Chat adds: 1/3 x 100 = 100/3 percent" in page.text


def test_my_card_shows_my_bonus_with_its_steps_and_my_supervisor_sees_no_euros(
    sign_in: SignIn, company: Session, month: date
) -> None:
    name = clock.month_text(month)
    own = sign_in(AINO).get(f"/card?month={name}")
    uuid = next(one.uuid for one in people.everyone(company, month) if one.email == AINO)
    seen = sign_in(PAIVI).get(f"/people/{uuid}/card?month={name}")
    assert "€113.33" in own.text
    assert "Chat adds: 1/3 x 100 = 100/3 percent" in own.text
    assert "€" not in seen.text
    assert "Bonus" not in seen.text


@pytest.mark.parametrize("asked", ["2999-01", "x", "2026-13"])
def test_a_month_there_is_not_is_not_found(sign_in: SignIn, month: date, asked: str) -> None:
    page = sign_in(HELI).get(f"/month?month={asked}", status=404)
    assert "There is nothing at this address" in page.text


def test_a_month_without_a_plan_says_so_and_offers_nothing(sign_in: SignIn) -> None:
    page = sign_in(HELI).get("/month")
    assert "No bonus plan is in force in this month" in page.text
    assert page.texts("//main//button") == []
