"""My answers, those of a person one leads, and one answer, as each person gets them."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app import clock
from app.people.models import Person
from scorecards.responses.models import Response
from tests.company import AINO, HELI, PAIVI, SANNA
from tests.pages import Visitor
from tests.plugins.company import SignIn

LINES = "//tbody/tr"


def uuid_of(session: Session, number: str) -> str:
    """The address of a person."""
    return str(session.scalars(select(Person.uuid).filter_by(employee_number=number)).one())


def oldest(visitor: Visitor) -> str:
    """The address of the first answer of the month in somebody's own list."""
    return str(visitor.get("/card/answers?page=9").tree.xpath("//tbody//th/a/@href")[-1])


def change(session: Session, number: int, **values: object) -> None:
    """Change an answer behind the product's back. number: the last part of its external id."""
    session.execute(update(Response).where(Response.external_id.endswith(f"-{number}")).values(**values))
    session.commit()


def newest(visitor: Visitor, query: str = "") -> str:
    """The address of the newest answer in somebody's own list."""
    return str(visitor.get(f"/card/answers{query}").tree.xpath("//tbody//th/a/@href")[0])


def test_my_answers_show_fifty_a_page_and_what_all_of_them_come_to(sign_in: SignIn) -> None:
    aino = sign_in(AINO)
    first, second = aino.get("/card/answers"), aino.get("/card/answers?page=2")
    assert [len(page.texts(LINES)) for page in (first, second)] == [50, 14]
    assert first.texts("//ul[@class='stats']//strong") == ["64", "50", "8", "6"]
    assert "Page 1 of 2" in first.text
    assert first.tree.xpath("//a[@rel='next']/@href")[0].startswith("/card/answers?page=2&month=")


@pytest.mark.parametrize(
    ("query", "count"),
    [("channel=phone", 26), ("band=negative", 6), ("channel=chat&band=neutral", 3), ("comment=1", 5),
     ("band=&channel=", 50), ("channel=phone&band=positive&comment=1", 3)],
)  # fmt: skip
def test_filters_narrow_the_list_together(sign_in: SignIn, query: str, count: int) -> None:
    assert len(sign_in(AINO).get(f"/card/answers?{query}").texts(LINES)) == count


def test_the_pager_and_the_months_keep_the_filters(sign_in: SignIn, today: date) -> None:
    page = sign_in(AINO).get("/card/answers?channel=phone&comment=1")
    links = page.tree.xpath("//nav[@class='months']//a[@class='step']/@href")
    before = clock.month_text(clock.add_months(clock.month_of(today), -1))
    assert links == [f"/card/answers?month={before}&channel=phone&comment=1"]


@pytest.mark.parametrize(("asked", "got"), [("9", 2), ("0", 1), ("-1", 1), ("x", 1), ("", 1), ("2", 2)])
def test_a_page_there_is_not_is_the_nearest_there_is(sign_in: SignIn, asked: str, got: int) -> None:
    assert f"Page {got} of 2" in sign_in(AINO).get(f"/card/answers?page={asked}").text


@pytest.mark.parametrize("query", ["channel=fax", "band=best", "month=2999-01", "month=x"])
def test_what_there_is_not_is_not_found(sign_in: SignIn, query: str) -> None:
    sign_in(AINO).get(f"/card/answers?{query}", 404)


def test_a_month_without_answers_and_filters_that_fit_nothing_say_so(sign_in: SignIn, today: date) -> None:
    aino = sign_in(AINO)
    before = clock.month_text(clock.add_months(clock.month_of(today), -1))
    assert "An answer appears here as soon as" in aino.get(f"/card/answers?month={before}").text
    assert "No answer is like that" in aino.get("/card/answers?channel=email").text


def test_the_newest_answer_stands_first_with_its_comment_as_it_was_written(sign_in: SignIn) -> None:
    page = sign_in(AINO).get("/card/answers?channel=phone&comment=1")
    days = page.tree.xpath("//tbody//th/a/@href")
    assert len(set(days)) == 5
    assert "I had to explain the same thing to three people. <b>Not good.</b>" in page.text
    assert page.tree.xpath("//td/b") == []


def test_an_answer_that_does_not_count_is_listed_and_says_so(sign_in: SignIn, company: Session) -> None:
    change(company, 0, state="withdrawn")
    aino = sign_in(AINO)
    page = aino.get("/card/answers?channel=phone&band=positive")
    assert page.texts("//ul[@class='stats']/li")[0] == "Answers 16 1 more does not count"
    assert page.texts("//tbody//span[contains(@class, 'chip')]") == ["Withdrawn"]
    opened = aino.get(page.tree.xpath("//tr[.//span[contains(@class, 'chip')]]//a/@href")[0])
    assert "This answer does not count" in opened.text
    assert "What it moved" not in opened.text


def test_one_answer_tells_what_was_said_whose_it_is_and_what_it_moved(sign_in: SignIn) -> None:
    aino = sign_in(AINO)
    page = aino.get(newest(aino, "?channel=phone"))
    assert "What it moved" in page.text
    assert "Answers run from 0 to 10: 9–10 is positive, 7–8 neutral, 0–6 negative." in page.text
    assert "It is credited to Aino Virtanen, team Lahti." in page.text
    assert "The source gives no time of the service, so the team of the day of the answer counts." in page.text


def test_an_answer_of_somebody_else_is_not_found(sign_in: SignIn) -> None:
    sanna = sign_in(SANNA)
    address = newest(sanna)
    sanna.get(address)
    sign_in(AINO).get(address, 404)


@pytest.mark.parametrize("address", ["1", "00000000-0000-0000-0000-000000000001"])
def test_numbers_and_guesses_open_nothing(sign_in: SignIn, address: str) -> None:
    sign_in(AINO).get(f"/answers/{address}", 404)


def test_a_supervisor_opens_the_answers_of_whom_they_lead_and_of_nobody_else(sign_in: SignIn, company: Session) -> None:
    paivi = sign_in(PAIVI)
    page = paivi.get(f"/people/{uuid_of(company, '1001')}/answers")
    assert page.texts("//h1") == ["Answers of Aino Virtanen"]
    assert "Aino Virtanen" in paivi.get(page.tree.xpath("//tbody//th/a/@href")[0]).text
    paivi.get(f"/people/{uuid_of(company, '1006')}/answers", 404)


def test_an_answer_of_another_team_is_not_found_for_a_supervisor(sign_in: SignIn, company: Session) -> None:
    address = newest(sign_in(SANNA))
    paivi = sign_in(PAIVI)
    paivi.get(address)
    company.execute(update(Person).filter_by(employee_number="1003").values(employed_to=date(2021, 1, 1)))
    company.commit()
    paivi.get(address, 404)


def test_hr_opens_nobodys_answers(sign_in: SignIn, company: Session) -> None:
    address, heli = newest(sign_in(AINO)), sign_in(HELI)
    for place in (address, "/card/answers", f"/people/{uuid_of(company, '1001')}/answers"):
        heli.get(place, 403)


def test_no_page_of_answers_names_the_customer(sign_in: SignIn, company: Session) -> None:
    change(company, 0, customer_key="customer-4711", external_id="visit-4711-0")
    aino = sign_in(AINO)
    for address in ("/card/answers?page=2", "/card/answers.csv", oldest(aino)):
        assert "4711" not in aino.client.get(address).text


@pytest.mark.parametrize(("language", "words"), [("fi", "Palautteeni"), ("sv", "Mina svar")])
def test_the_pages_are_written_in_the_readers_language(
    sign_in: SignIn, speak: Callable[[str, str], None], language: str, words: str
) -> None:
    speak(AINO, language)
    page = sign_in(AINO).get("/card/answers")
    assert page.texts("//h1") == [words]
