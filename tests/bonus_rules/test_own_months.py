"""My months: frozen ones exactly as they were frozen, open ones as they stand, and nobody else's."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app import clock
from app.people import queries as people
from app.people.models import Person
from bonus_rules import closing, own_months
from bonus_rules.models import Statement
from bonus_rules.own_month import OwnMonth
from bonus_rules.plans import publish
from scorecards.responses.answer import Answer
from scorecards.responses.intake import record
from tests.bonus_rules.making import EXAMPLE
from tests.company import AINO, HELI, SANNA, ZONE
from tests.pages import Visitor, rows_in
from tests.plugins.company import SignIn

NUMBERS = ("1001", "1002", "1003")


@pytest.fixture
def today() -> date:
    """A day of last month, in which the company's answers lie: it is over by now."""
    return clock.last_day(clock.add_months(clock.month_of(clock.now().date()), -1))


@pytest.fixture
def month(company: Session, today: date) -> date:
    """Last month, with a plan in force, not closed."""
    publish(company, EXAMPLE, clock.month_of(today), now=clock.now())
    company.commit()
    return clock.month_of(today)


def id_of(session: Session, number: str) -> int:
    """A person's internal id."""
    return people.known(session, number, clock.now().date()).id


def prepare(session: Session, month: date) -> None:
    """Have the month counted for approval."""
    closing.prepare(session, month, today=clock.now().date(), now=clock.now(), actor_id=id_of(session, "2002"))
    session.commit()


@pytest.fixture
def closed(company: Session, month: date) -> date:
    """Last month, closed."""
    prepare(company, month)
    closing.approve(company, month, today=clock.now().date(), now=clock.now(), actor_id=id_of(company, "3001"))
    company.commit()
    return month


def statement(session: Session, number: str) -> Statement:
    """The stored statement of a person."""
    return session.scalars(select(Statement).filter_by(employee_number=number)).one()


def mine(session: Session, number: str, month: date) -> OwnMonth:
    """A person's month as their page gets it."""
    found = own_months.one_month(session, id_of(session, number), month, clock.now().date())
    assert found is not None
    return found


def page(visitor: Visitor, month: date) -> list[str]:
    """The lines of the sum on a month's page."""
    return visitor.get(f"/card/months/{clock.month_text(month)}").texts("//main//ol/li")


def late_answers(session: Session, month: date) -> None:
    """Answers that come after the close and would change everything."""
    at = clock.at_local_time(month + timedelta(days=9), "12:00", ZONE)
    answers = [Answer("late", f"late-{number}", "phone", at, 0, employee="1001") for number in range(40)]
    record(session, answers, clock.now(), zone=ZONE)
    session.commit()


@pytest.mark.parametrize("number", NUMBERS)
def test_a_closed_month_is_shown_exactly_as_it_was_frozen(company: Session, closed: date, number: str) -> None:
    late_answers(company, closed)
    found, stored = mine(company, number, closed), statement(company, number)
    assert (found.cents, found.currency, found.name) == (stored.amount_cents, stored.currency, stored.name)
    assert [vars_of(step) for step in found.steps] == stored.steps
    counts = [[one.tally.positives, one.tally.neutrals, one.tally.negatives] for one in found.figures]
    assert counts == [one["counts"] for one in stored.figures]


def vars_of(step: object) -> dict[str, object]:
    """A step as it is stored."""
    return {name: getattr(step, name) for name in ("rule", "text", "inputs", "result")}


def test_the_page_lists_the_frozen_steps_line_by_line(sign_in: SignIn, company: Session, closed: date) -> None:
    late_answers(company, closed)
    stored = [step["text"] % step["inputs"] for step in statement(company, "1001").steps]
    assert page(sign_in(AINO), closed) == [" ".join(line.split()) for line in stored]


def test_each_line_of_the_sum_names_the_channel_in_the_readers_language(
    sign_in: SignIn, closed: date, company: Session
) -> None:
    aino = sign_in(AINO)
    assert any("Phone" in line for line in page(aino, closed))
    company.execute(update(Person).filter_by(email=AINO).values(chosen_language="fi"))
    company.commit()
    told = page(aino, closed)
    assert any("Puhelin" in line for line in told)
    assert not any("Phone" in line for line in told)


def test_my_months_show_each_month_with_its_state_bonus_and_scores(sign_in: SignIn, closed: date) -> None:
    found = sign_in(AINO).get("/card/months")
    assert found.texts("//h1") == ["My months"]
    rows = {row.split(" Of the")[0]: row for row in found.texts("//tbody/tr")}
    running, ended = (next(row for row in rows if word in row) for word in ("Provisional", "Closed"))
    assert "Phone 50.0 target 55" in ended
    assert "€113.33" in rows[ended]
    assert "at most" in rows[running]


def test_a_year_sums_its_closed_months_only(sign_in: SignIn, company: Session, month: date) -> None:
    aino = sign_in(AINO)
    assert "Closed months in all" not in aino.get("/card/months").text
    prepare(company, month)
    closing.approve(company, month, today=clock.now().date(), now=clock.now(), actor_id=id_of(company, "3001"))
    company.commit()
    assert "Closed months in all €113.33" in aino.get("/card/months").text


def test_a_prepared_month_is_marked_as_waiting_for_approval(sign_in: SignIn, company: Session, month: date) -> None:
    aino = sign_in(AINO)
    address = f"/card/months/{clock.month_text(month)}"
    assert "Provisional: the month has ended, and HR has not closed it yet." in aino.get(address).text
    prepare(company, month)
    told = aino.get(address)
    assert "waiting for a second person's approval" in told.text
    assert told.texts("//span[@class='chip chip-open']")[0] == "Prepared"


def test_a_running_month_is_provisional_with_the_most_it_can_still_pay(sign_in: SignIn, month: date) -> None:
    now = clock.month_text(clock.now().date())
    told = sign_in(AINO).get(f"/card/months/{now}")
    assert "Provisional: what today's figures would pay. Each answer can change it." in told.text
    assert "by today's figures, at most" in told.text


def test_only_ones_own_euros_are_there_to_see(sign_in: SignIn, company: Session, closed: date) -> None:
    theirs = statement(company, "1003")
    text = sign_in(AINO).get(f"/card/months/{clock.month_text(closed)}").text
    assert "Aino Virtanen" in text
    assert theirs.name not in text
    sign_in(HELI).get("/card/months", 403)


@pytest.mark.parametrize("asked", ["2999-01", "x", "2026-13", "2001-01", "x.csv", "2999-01.csv"])
def test_a_month_there_is_not_is_not_found(sign_in: SignIn, closed: date, asked: str) -> None:
    sign_in(AINO).get(f"/card/months/{asked}", 404)


def test_who_is_new_or_has_no_plan_sees_no_month_yet(sign_in: SignIn) -> None:
    assert "No month yet" in sign_in(AINO).get("/card/months").text


def test_the_file_holds_the_frozen_amount_and_every_step(sign_in: SignIn, company: Session, closed: date) -> None:
    name = clock.month_text(closed)
    answer = sign_in(AINO).client.get(f"/card/months/{name}.csv")
    assert answer.data.startswith(b"\xef\xbb\xbf")
    assert answer.headers["Content-Disposition"].endswith(f"bonus-1001-{name}.csv")
    rows = rows_in(answer)
    amount = Decimal(statement(company, "1001").amount_cents) / 100
    assert ["Statement", "Bonus", f"{amount:.2f}"] in rows
    assert len([row for row in rows if row[0] == "How it is counted"]) == len(statement(company, "1001").steps)


def test_a_file_holds_no_formula(sign_in: SignIn, company: Session, closed: date) -> None:
    answer = sign_in(AINO).client.get(f"/card/months/{clock.month_text(closed)}.csv")
    cells = [cell for row in rows_in(answer) for cell in row]
    assert [cell for cell in cells if cell[:1] in ("=", "+", "@")] == []


def test_the_pages_speak_swedish_to_who_reads_it(sign_in: SignIn, closed: date) -> None:
    sanna = sign_in(SANNA)
    assert sanna.get("/card/months").texts("//h1") == ["Mina månader"]
    told = sanna.get(f"/card/months/{clock.month_text(closed)}").text
    assert "Det ändras inte längre." in told
