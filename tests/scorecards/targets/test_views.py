"""The targets page, as supervisors use it."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy.orm import Session

from app import clock
from app.people import queries as people
from scorecards.channels import queries as channels
from scorecards.maths.goal import Goal
from scorecards.targets import queries
from tests.company import AINO, PAIVI
from tests.pages import Visitor, token_in
from tests.plugins.company import SignIn


def filled(visitor: Visitor, **changed: str) -> dict[str, str]:
    """The form filled in as it is offered, with a score, a minimum and a reason."""
    page = visitor.get("/targets")
    offered = {select.get("name"): select.value for select in page.tree.xpath("//select")}
    written = {"score": "61.5", "minimum": "12", "reason": "The team's own level"}
    return {**offered, **written, **changed, "csrf_token": token_in(page.response.text)}


def of_lahti(session: Session, month: date) -> Goal | None:
    """What holds for the team Lahti on the phone."""
    session.expire_all()
    return queries.goals(session, month).of(channels.by_key(session, "phone").id, people.teams(session)["Lahti"], None)


@pytest.mark.parametrize("score", ["61.5", "61,5", " 61.5 "])
def test_a_supervisor_sets_the_team_a_target_from_next_month_on(
    sign_in: SignIn, company: Session, today: date, score: str
) -> None:
    paivi, now = sign_in(PAIVI), clock.month_of(today)
    before = of_lahti(company, now)
    answer = paivi.client.post("/targets", data=filled(paivi, score=score))
    assert answer.status_code == 302
    assert of_lahti(company, now) == before
    assert of_lahti(company, clock.next_month(now)) == Goal(Decimal("61.5"), 12)
    page = paivi.get("/targets")
    assert "The target is set." in page.text
    assert "61.5 points, minimum 12" in page.text


def test_the_form_offers_the_supervisors_own_team_and_people_only(sign_in: SignIn) -> None:
    page = sign_in(PAIVI).get("/targets")
    offered = page.texts("//select[@name='place']/option")
    assert offered[0] == "Team Lahti"
    assert "Aino Virtanen" in offered
    assert not {"Everyone", "Team Turku", "Kaarlo Heinonen"} & set(offered)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"score": ""}, "Write the target as a number such as 42.5."),
        ({"score": "abc"}, "Write the target as a number such as 42.5."),
        ({"score": "٦١"}, "Write the target as a number such as 42.5."),
        ({"score": "100.5"}, "A target for Phone lies between -100 and 100."),
        ({"score": "61.1234567"}, "Write the target as a number such as 42.5."),
        ({"minimum": "-1"}, "Write how many responses it takes, such as 10."),
        ({"minimum": "٣"}, "Write how many responses it takes, such as 10."),
        ({"reason": " "}, "Say why: people are paid by this target."),
        ({"reason": "x" * 501}, "The reason is too long; say it in 500 characters."),
    ],
)
def test_what_is_wrong_with_a_target_stands_beside_its_field(
    sign_in: SignIn, changed: dict[str, str], told: str
) -> None:
    paivi = sign_in(PAIVI)
    page = paivi.post("/targets", filled(paivi, **changed))
    assert page.texts("//p[@class='field-error']")[0] == told


@pytest.mark.parametrize("place", ["everyone", "team:999", "person:x", ""])
def test_a_place_that_is_not_the_supervisors_is_refused(
    sign_in: SignIn, company: Session, today: date, place: str
) -> None:
    paivi = sign_in(PAIVI)
    before = len(queries.history(company))
    assert paivi.post("/targets", filled(paivi, place=place)).texts("//p[@class='field-error']")
    assert len(queries.history(company)) == before


def test_a_raise_in_the_running_month_is_refused_with_the_way_out(sign_in: SignIn, today: date) -> None:
    paivi = sign_in(PAIVI)
    data = filled(paivi, month=clock.month_text(today), score="99")
    told = paivi.post("/targets", data).texts("//*[@role='alert']")[0]
    assert f"Set it from {clock.month_text(clock.next_month(clock.month_of(today)))} on" in told


def test_odd_space_around_the_figures_is_no_matter(sign_in: SignIn) -> None:
    paivi = sign_in(PAIVI)
    data = filled(paivi, score="\x1c61.5\u2003", minimum="\x1c12\u2003")
    assert paivi.client.post("/targets", data=data).status_code == 302


def test_a_reason_loses_what_a_database_cannot_keep(sign_in: SignIn, company: Session) -> None:
    paivi = sign_in(PAIVI)
    paivi.client.post("/targets", data=filled(paivi, reason="As last\0 year"))
    assert "As last year" in {line.reason for line in queries.history(company)}


def test_an_employee_has_no_targets_page(sign_in: SignIn) -> None:
    page = sign_in(AINO).get("/targets", status=403)
    assert "You may not see this page." in page.text
