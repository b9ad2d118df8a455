"""My card, a team member's card and the team, as each person gets them."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock
from app.people.models import Person
from scorecards.board.panels import Panel, add_panel
from tests.company import AINO, HELI, PAIVI, SANNA
from tests.plugins.company import SignIn


def address_of(session: Session, number: str) -> str:
    """The address of a person's card."""
    uuid = session.scalars(select(Person.uuid).filter_by(employee_number=number)).one()
    return f"/people/{uuid}/card"


def test_my_card_says_first_how_many_positive_responses_are_still_needed(sign_in: SignIn) -> None:
    page = sign_in(AINO).get("/card")
    assert page.texts("//li[contains(@class, 'tile')][1]/p[@class='headline']") == ["3 more positive responses"]
    assert page.texts("//li[contains(@class, 'tile')][1]/a") == ["Phone"]


def test_my_card_shows_a_met_target_with_its_cushion(sign_in: SignIn) -> None:
    page = sign_in(AINO).get("/card")
    assert page.texts("//li[contains(@class, 'tile')][2]/p[@class='headline']") == ["Target met"]
    assert "Target met Cushion: 2 negative answers, and it is still met." in page.texts("//article[2]")[0]


def test_my_card_shows_score_target_team_and_counts(sign_in: SignIn) -> None:
    phone = sign_in(AINO).get("/card").texts("//article[1]")[0]
    assert "17 positive 5 neutral 4 negative" in phone
    assert "Score50.026 answers Target55 Team39.1target 55" in phone


def test_my_card_explains_its_figures_with_its_own_numbers(sign_in: SignIn) -> None:
    phone = sign_in(AINO).get("/card").texts("//article[1]//details")[0]
    assert "Score: 100 × (17 positive − 4 negative) ÷ 26 answers = 50.0, rounded down." in phone
    assert "Answers run from 0 to 10: 9–10 is positive, 7–8 neutral, 0–6 negative." in phone


def test_the_newest_comments_stand_on_my_card_as_they_were_written(sign_in: SignIn) -> None:
    page = sign_in(AINO).get("/card")
    comments = page.texts("//blockquote")
    assert len(comments) == 5
    assert "I had to explain the same thing to three people. <b>Not good.</b>" in comments
    assert page.tree.xpath("//blockquote/b") == []


def test_a_card_is_written_in_the_persons_own_language(sign_in: SignIn) -> None:
    page = sign_in(SANNA).get("/card", language="fi")
    assert page.tree.get("lang") == "sv"
    assert page.texts("//li[contains(@class, 'tile')][1]/p[@class='headline']") == ["33 positiva svar till"]
    assert "Kan inte nås denna månad" in page.text


def test_an_earlier_month_without_answers_says_so(sign_in: SignIn, today: date) -> None:
    month = clock.month_text(clock.add_months(clock.month_of(today), -14))
    assert "No answers yet" in sign_in(AINO).get(f"/card?month={month}").text


def test_a_month_that_has_not_begun_or_is_none_is_not_found(sign_in: SignIn, today: date) -> None:
    visitor = sign_in(AINO)
    later = clock.month_text(clock.next_month(clock.month_of(today)))
    assert "There is nothing at this address" in visitor.get(f"/card?month={later}", 404).text
    visitor.get("/card?month=nonsense", 404)


def test_months_lead_back_and_forth(sign_in: SignIn, today: date) -> None:
    before = clock.add_months(clock.month_of(today), -1)
    links = sign_in(AINO).get(f"/card?month={clock.month_text(before)}").tree.xpath("//nav//a[@class='step']/@href")
    around = (clock.add_months(before, -1), clock.next_month(before))
    assert links == [f"/card?month={clock.month_text(month)}" for month in around]


def test_a_supervisor_opens_the_card_of_whom_they_lead(sign_in: SignIn, company: Session) -> None:
    page = sign_in(PAIVI).get(address_of(company, "1001"))
    assert page.texts("//h1") == ["Aino Virtanen"]
    assert "3 more positive responses" in page.text


def test_a_card_of_another_team_or_of_nobody_is_not_found(sign_in: SignIn, company: Session) -> None:
    visitor = sign_in(PAIVI)
    visitor.get(address_of(company, "1006"), 404)
    visitor.get("/people/00000000-0000-0000-0000-000000000001/card", 404)


def test_an_employee_opens_no_card_but_their_own_and_no_team(sign_in: SignIn, company: Session) -> None:
    visitor = sign_in(AINO)
    visitor.get(address_of(company, "1002"), 403)
    visitor.get("/team", 403)


def test_the_team_stands_nearest_to_a_target_first_without_euros(sign_in: SignIn) -> None:
    page = sign_in(PAIVI).get("/team")
    names = ["Aino Virtanen", "Eero Mäkinen", "Noora Laine", "Sanna Lindqvist", "Mikko Nieminen"]
    assert page.texts("//tbody//th/a") == names
    assert "€" not in page.text


def test_the_team_says_in_words_where_each_stands(sign_in: SignIn) -> None:
    rows = sign_in(PAIVI).get("/team").texts("//tbody/tr")
    assert "3 more positive Close to target 50.0, target 55" in rows[0]
    assert "5 more answers Too few answers 80.0, target 55" in rows[1]
    assert "No answers yet" in rows[2]
    assert "Stuck 63.6, target 100" in rows[3]


def test_whoever_leads_nobody_sees_an_empty_team(sign_in: SignIn, company: Session) -> None:
    for number in ("1001", "1002", "1003", "1004", "1005"):
        company.scalars(select(Person).filter_by(employee_number=number)).one().employed_to = date(2021, 1, 1)
    company.commit()
    assert "Nobody is in your team today" in sign_in(PAIVI).get("/team").text


def test_hr_has_no_card_of_their_own(sign_in: SignIn) -> None:
    sign_in(HELI).get("/card", 403)


def test_a_panel_of_a_higher_floor_stands_on_the_card_unless_it_has_nothing_to_show(
    flask_app: Flask, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(flask_app.extensions, "kymppi_card_panels", [])
    seen: list[tuple[str, str]] = []
    panel = Panel(1, "nowhere.html", lambda _session, card, who: seen.append((card.person.name, who.name)))
    add_panel(flask_app, panel)
    assert "Phone" in sign_in(AINO).get("/card").text
    assert seen == [("Aino Virtanen", "Aino Virtanen")]
