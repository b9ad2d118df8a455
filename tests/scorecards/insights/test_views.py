"""Management's pages: everyone together, and never a person."""

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.people.models import Person, PersonRole
from scorecards.tallies.models import TallyRow
from tests.company import HELI
from tests.pages import rows_in
from tests.plugins.company import SignIn

PAGES = ("/insights", "/insights/teams", "/insights/month")


@pytest.fixture
def manager(company: Session) -> str:
    """Heli, as management."""
    heli = select(Person.id).filter_by(email=HELI).scalar_subquery()
    company.execute(update(PersonRole).where(PersonRole.person_id == heli).values(role="management"))
    company.execute(update(Person).where(Person.email == HELI).values(language="en"))
    company.commit()
    return HELI


def test_a_channel_is_shown_with_everyones_score_and_how_many_met_their_target(sign_in: SignIn, manager: str) -> None:
    page = sign_in(manager).get("/insights")
    assert page.texts("//article[1]/h2") == ["Phone"]
    assert page.texts("//article[1]//span[@class='insight']") == ["40.0"]
    assert "15.0 points below the common target. 1 of 5 people met their own target." in page.text


def test_a_channel_of_four_people_is_not_shown(sign_in: SignIn, manager: str) -> None:
    page = sign_in(manager).get("/insights")
    assert "Fewer than 5 people had answers, so nothing is shown." in page.texts("//article[2]")[0]
    assert page.texts("//article[2]//dl") == []


def test_a_team_of_one_does_not_stand_alone(sign_in: SignIn, manager: str) -> None:
    assert sign_in(manager).get("/insights/teams").texts("//tbody//th") == ["Smaller teams together: Lahti, Turku"]


@pytest.mark.parametrize("address", PAGES)
def test_no_page_of_management_names_anybody(sign_in: SignIn, manager: str, company: Session, address: str) -> None:
    text = sign_in(manager).get(address).texts("//main")[0]
    names = company.scalars(select(Person.name)).all()
    assert len(names) > 5
    assert [name for name in names if name in text] == []


def test_the_file_holds_the_same_figures(sign_in: SignIn, manager: str) -> None:
    answer = sign_in(manager).client.get("/insights/month.csv")
    rows = rows_in(answer)
    assert rows[1] == ["Phone", "Everyone", "40.0", "55", "5", "1 of 5", "125"]
    assert rows[2][1] == "Smaller teams together: Lahti, Turku"


@pytest.mark.parametrize("address", [f"{page}?month=owl" for page in PAGES] + ["/insights/month.csv?month=2999-01"])
def test_a_month_that_is_none_is_not_found(sign_in: SignIn, manager: str, address: str) -> None:
    assert sign_in(manager).client.get(address).status_code == 404


def test_a_company_without_answers_has_nothing_to_show(sign_in: SignIn, manager: str, company: Session) -> None:
    company.execute(update(TallyRow).values(positives=0, neutrals=0, negatives=0))
    company.commit()
    assert sign_in(manager).get("/insights").texts("//dl") == []
