"""HR looks people up: the list narrowed and sorted, as a file, and one person with everything about them."""

import pytest
from sqlalchemy.orm import Session

from app.people import queries
from app.people.people_cells import PART_TIME
from app.people.people_file import COLUMNS
from tests.app.personnel.conftest import Uuid
from tests.company import AINO, PAIVI
from tests.pages import Page, Visitor, rows_in
from tests.plugins.company import SignIn


def names(page: Page) -> list[str]:
    return page.texts("//table//th[@scope='row']/a")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=aino", ["Aino Virtanen"]),
        ("q=VIRTANEN+aino", ["Aino Virtanen"]),
        ("q=1002", ["Eero Mäkinen"]),
        ("q=mäkinen", ["Eero Mäkinen"]),
        ("q=MÄKINEN", ["Eero Mäkinen"]),
        ("q=noora%40pankki", ["Noora Laine"]),
        ("q=%25", []),
        ("q=%00aino", ["Aino Virtanen"]),
        ("role=hr", ["Heli Heikkinen"]),
        ("role=nobody&q=aino", ["Aino Virtanen"]),
        ("state=left", []),
        ("state=no_email", []),
        ("state=nonsense&q=aino", ["Aino Virtanen"]),
        ("team=abc&q=aino", ["Aino Virtanen"]),
        ("sort=number&role=supervisor", ["Päivi Korhonen", "Olli Saarinen"]),
        ("sort=name&role=supervisor", ["Olli Saarinen", "Päivi Korhonen"]),
    ],
)
def test_the_list_shows_whom_one_asks_for(hr: Visitor, query: str, found: list[str]) -> None:
    assert names(hr.get(f"/people?{query}")) == found


def test_a_team_is_everybody_in_it_today(hr: Visitor, company: Session) -> None:
    turku = queries.teams(company)["Turku"]
    assert names(hr.get(f"/people?team={turku}")) == ["Kaarlo Heinonen", "Olli Saarinen"]


def test_who_cannot_sign_in_yet_is_everybody_without_an_open_account(hr: Visitor, sign_in: SignIn) -> None:
    sign_in(AINO)
    shown = names(hr.get("/people?state=no_sign_in"))
    assert len(shown) == 7
    assert not {"Aino Virtanen", "Heli Heikkinen"} & set(shown)


def test_the_figures_are_of_everyone_whatever_is_asked(hr: Visitor) -> None:
    page = hr.get("/people?q=nobody")
    assert page.texts("//ul[@class='stats']//strong") == ["9", "0", "0", "8"]
    assert "Nobody fits" in page.text


@pytest.mark.parametrize("asked", ["0", "2", "-1", "x", "99999999999999"])
def test_a_page_that_is_none_shows_the_nearest(hr: Visitor, asked: str) -> None:
    assert len(names(hr.get(f"/people?page={asked}"))) == 9


def test_the_file_is_one_that_can_be_brought_in_again(hr: Visitor) -> None:
    answer = hr.client.get("/people/list.csv?q=aino")
    header, row = rows_in(answer)
    assert header == [*COLUMNS, PART_TIME]
    who = ["1001", "Aino Virtanen", AINO, "Lahti", "2001", "employee"]
    assert row == [*who, "en", "Europe/Helsinki", "2020-01-01", "", "100"]


def test_a_person_has_facts_teams_roles_and_a_history(hr: Visitor, uuid: Uuid) -> None:
    page = hr.get(f"/people/{uuid('1001')}")
    assert page.texts("//h1") == ["Aino Virtanen"]
    assert page.texts("//ol/li[@class='is-now']/p")[1:] == ["Lahti", "Päivi Korhonen"]
    assert "Person added" in page.text
    assert page.texts("//form[contains(@action, '/invite')]//button") == ["Invite"]


@pytest.mark.parametrize("who", [AINO, PAIVI])
def test_nobody_but_hr_looks_people_up(sign_in: SignIn, who: str) -> None:
    visitor = sign_in(who)
    visitor.get("/people", status=403)
    assert visitor.client.get("/people/list.csv").status_code == 403


def test_a_person_there_is_not_is_not_found(hr: Visitor) -> None:
    hr.get("/people/00000000-0000-4000-8000-000000000000", status=404)
