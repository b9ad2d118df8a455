"""The targets page, as supervisors use it: the form, its effect before it is set, and the history."""

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
from tests.pages import Visitor, checked
from tests.plugins.company import SignIn
from tests.scorecards.targets.asking import confirmed, filled


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
    confirmed(paivi, filled(paivi, score=score))
    assert of_lahti(company, now) == before
    assert of_lahti(company, clock.next_month(now)) == Goal(Decimal("61.5"), 12)
    page = paivi.get("/targets")
    assert "The target is set." in page.text
    assert "61.5 points, minimum 12" in page.text


def test_the_form_alone_sets_nothing_and_shows_what_it_would_change(sign_in: SignIn, company: Session) -> None:
    paivi = sign_in(PAIVI)
    before = len(queries.history(company))
    page = checked(paivi.client.post("/targets", data=filled(paivi)), 200)
    assert page.texts("//h1") == ["What it would change"]
    assert "55 points, minimum 10" in page.text
    assert "61.5 points, minimum 12" in page.text
    assert "the months before keep what they have" in page.text
    assert len(queries.history(company)) == before


def test_whoever_thinks_again_gets_the_form_back_as_it_was(sign_in: SignIn) -> None:
    paivi = sign_in(PAIVI)
    page = checked(paivi.client.post("/targets", data=filled(paivi) | {"again": "1", "seen": "0"}), 200)
    assert page.tree.xpath("//input[@id='score']/@value") == ["61.5"]
    assert page.texts("//textarea") == ["The team's own level"]


def test_the_form_offers_the_supervisors_own_team_and_people_only(sign_in: SignIn) -> None:
    page = sign_in(PAIVI).get("/targets")
    offered = page.texts("//form[@id='set']//select[@name='place']/option")
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
    page = paivi.post("/targets", filled(paivi, place=place) | {"seen": "0"})
    assert page.texts("//p[@class='field-error']")
    assert len(queries.history(company)) == before


@pytest.mark.parametrize("seen", ["-1", "x", "٣", "9" * 19])
def test_a_version_that_no_page_gave_out_is_refused(sign_in: SignIn, company: Session, seen: str) -> None:
    paivi = sign_in(PAIVI)
    before = len(queries.history(company))
    paivi.post("/targets", filled(paivi) | {"seen": seen})
    assert len(queries.history(company)) == before


def test_odd_space_around_the_figures_is_no_matter(sign_in: SignIn) -> None:
    paivi = sign_in(PAIVI)
    confirmed(paivi, filled(paivi, score="\x1c61.5\u2003", minimum="\x1c12\u2003"))


def test_a_reason_loses_what_a_database_cannot_keep(sign_in: SignIn, company: Session) -> None:
    paivi = sign_in(PAIVI)
    confirmed(paivi, filled(paivi, reason="As last\0 year"))
    assert "As last year" in {line.reason for line in queries.history(company)}


def test_the_history_says_who_why_from_when_and_who_seconded(sign_in: SignIn) -> None:
    line = sign_in(PAIVI).get("/targets?channel=phone").texts("//ol[@class='timeline']/li")
    assert len(line) == 1
    assert "The branch's own level of last year" in line[0]
    assert "seconded by Olli Saarinen" in line[0]


def test_the_history_keeps_to_a_channel_and_a_place(sign_in: SignIn) -> None:
    page = sign_in(PAIVI).get("/targets?channel=chat&place=everyone")
    assert page.texts("//section[contains(@class, 'series')]//h2") == ["Chat Everyone"]


def test_an_employee_has_no_targets_page(sign_in: SignIn) -> None:
    page = sign_in(AINO).get("/targets", status=403)
    assert "You may not see this page." in page.text


def test_no_euros_stand_on_the_targets_or_their_effect(sign_in: SignIn) -> None:
    paivi: Visitor = sign_in(PAIVI)
    effect = checked(paivi.client.post("/targets", data=filled(paivi)), 200)
    assert not any(sign in page.text for page in (paivi.get("/targets"), effect) for sign in ("€", "EUR"))
