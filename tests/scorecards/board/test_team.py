"""The team page: who is shown, in which order, how many stand where, and the same as a file."""

import csv
import io
from datetime import date

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from app import clock
from app.people import queries as people
from app.people.models import Person
from scorecards.board import queries as board
from scorecards.board.standing import Standing
from scorecards.board.team_choice import Choice, Sort, choice, narrowed, ordered, states
from tests.company import AINO, HELI, PAIVI
from tests.pages import Page, Visitor
from tests.plugins.company import SignIn

NEAREST = ["Aino Virtanen", "Eero Mäkinen", "Noora Laine", "Sanna Lindqvist", "Mikko Nieminen"]


@pytest.fixture
def paivi(sign_in: SignIn) -> Visitor:
    """Päivi, who leads five people."""
    return sign_in(PAIVI)


def names(page: Page) -> list[str]:
    """Who is shown, in order."""
    return page.texts("//tbody//th/a")


def counts(page: Page) -> dict[str, int]:
    """How many people stand where, as the filters on top say it."""
    return {text.split(" ", 1)[1]: int(text.split(" ", 1)[0]) for text in page.texts("//nav[@class='states']//a")}


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("", NEAREST),
        ("sort=nearest", NEAREST),
        ("sort=name", ["Aino Virtanen", "Eero Mäkinen", "Mikko Nieminen", "Noora Laine", "Sanna Lindqvist"]),
        ("sort=score", ["Sanna Lindqvist", "Aino Virtanen", "Eero Mäkinen", "Mikko Nieminen", "Noora Laine"]),
        ("sort=answers", ["Noora Laine", "Eero Mäkinen", "Mikko Nieminen", "Sanna Lindqvist", "Aino Virtanen"]),
        ("sort=answers&channel=phone", [NEAREST[2], NEAREST[1], NEAREST[3], NEAREST[0], NEAREST[4]]),
        ("sort=nonsense&state=nonsense&channel=nonsense", NEAREST),
        ("channel=email", ["Mikko Nieminen", "Noora Laine"]),
        ("state=stuck", ["Sanna Lindqvist"]),
        ("state=met", ["Aino Virtanen", "Mikko Nieminen"]),
        ("state=met&channel=phone", ["Mikko Nieminen"]),
        ("q=makinen", ["Eero Mäkinen"]),
        ("q=INE", ["Eero Mäkinen", "Noora Laine", "Mikko Nieminen"]),
        ("q=nobody", []),
    ],
)
def test_the_page_shows_whom_it_is_asked_for_in_the_order_asked_for(
    paivi: Visitor, asked: str, shown: list[str]
) -> None:
    assert names(paivi.get(f"/team?{asked}")) == shown


def test_every_count_on_top_is_the_number_of_rows_it_leads_to(paivi: Visitor) -> None:
    page = paivi.get("/team")
    links = page.tree.xpath("//nav[@class='states']//a")
    assert len(links) > 5
    for link, count in zip(links, counts(page).values(), strict=True):
        assert len(names(paivi.get(link.get("href")))) == count


def test_the_chosen_state_is_marked_and_leads_back_to_all(paivi: Visitor, today: date) -> None:
    current = paivi.get("/team?state=close").tree.xpath("//nav[@class='states']//a[@aria-current]")
    assert [link.text_content().split() for link in current] == [["1", "Close", "to", "target"]]
    assert current[0].get("href") == f"/team?month={clock.month_text(today)}"


def test_a_whole_row_is_one_link_to_the_persons_card(paivi: Visitor) -> None:
    for row in paivi.get("/team").tree.xpath("//tbody/tr"):
        assert len(row.xpath(".//a")) == 1
        assert row.xpath(".//a/@href")[0].startswith("/people/")


def test_a_state_stays_chosen_when_something_else_is_narrowed(paivi: Visitor) -> None:
    page = paivi.get("/team?state=close")
    assert page.tree.xpath("//form[@role='search']/input[@name='state']/@value") == ["close"]


def test_the_file_holds_what_the_page_shows(paivi: Visitor) -> None:
    answer = paivi.client.get("/team.csv?channel=phone&sort=name&state=few")
    lines = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))
    assert [(line["Name"], line["Channel"], line["Score"], line["Still needed"]) for line in lines] == [
        ("Eero Mäkinen", "Phone", "80.0", "5"),
        ("Noora Laine", "Phone", "", "10"),
    ]
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=team-")


@pytest.mark.parametrize("name", ["=1+1", "@SUM(A1)", "+358"])
def test_a_name_is_no_formula_in_the_file(paivi: Visitor, company: Session, name: str) -> None:
    company.execute(update(Person).where(Person.email == AINO).values(name=name))
    company.commit()
    assert f"'{name}" in paivi.client.get("/team.csv").text


def test_no_euros_stand_on_the_team_or_in_its_file(paivi: Visitor) -> None:
    for address in ("/team", "/team.csv"):
        text = paivi.client.get(address).text
        assert not any(sign in text for sign in ("€", "EUR", "euro"))


@pytest.mark.parametrize("who", [AINO, HELI])
@pytest.mark.parametrize("address", ["/team", "/team.csv"])
def test_only_supervisors_have_a_team(sign_in: SignIn, who: str, address: str) -> None:
    sign_in(who).get(address, 403)


def test_another_supervisor_sees_their_own_team_alone(sign_in: SignIn, company: Session) -> None:
    olli = sign_in("olli@pankki.example")
    assert names(olli.get("/team")) == ["Kaarlo Heinonen"]
    assert "Aino" not in olli.client.get("/team.csv").text


def test_whoever_serves_no_channel_comes_last_and_is_in_no_state(company: Session, today: date) -> None:
    cards = board.scorecards(company, clock.month_of(today), [people.known(company, "3001", today)], today, today=today)
    assert states(cards[0], over=False) == set()
    other = board.scorecards(company, clock.month_of(today), [people.known(company, "1001", today)], today, today=today)
    for sort in (Sort.NEAREST, Sort.SCORE, Sort.ANSWERS):
        assert [card.person.employee_number for card in ordered([*cards, *other], sort)] == ["1001", "3001"]
    assert narrowed(cards, Choice(channel="phone")) == []


def test_the_parts_of_an_address_lead_back_to_the_same_choice() -> None:
    chosen = Choice("phone", Standing.STUCK, Sort.NAME, "aino")
    assert choice(lambda name: chosen.parts().get(name, ""), ["phone"]) == chosen
    assert Choice().parts() == {}
