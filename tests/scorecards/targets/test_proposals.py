"""A raise in a running month: one person proposes it, a second agrees on the page."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app import clock
from app.audit import AuditEntry
from app.people import queries as people
from app.people.models import Assignment, Person, PersonRole
from scorecards.channels import queries as channels
from scorecards.maths.goal import Goal
from scorecards.targets import queries
from scorecards.targets.models import TargetProposal
from scorecards.targets.setting import set_target
from scorecards.targets.wishes import Wish
from tests.company import AINO, HELI, PAIVI
from tests.pages import Visitor, token_in
from tests.plugins.company import SignIn
from tests.scorecards.targets.asking import confirmed, filled

OLLI, EERO = "olli@pankki.example", "eero@pankki.example"


@pytest.fixture
def proposed(sign_in: SignIn, company: Session, today: date) -> Visitor:
    """Päivi, who has proposed 60 points for Lahti in the running month, where 55 holds."""
    paivi = sign_in(PAIVI)
    confirmed(paivi, filled(paivi, month=clock.month_text(today), score="60", minimum="10"))
    return paivi


@pytest.fixture
def management(sign_in: SignIn, company: Session, today: date) -> Callable[[], Visitor]:
    """Olli, who may set all targets and reads English."""

    def made() -> Visitor:
        olli = people.known(company, "2002", today)
        company.add(PersonRole(person_id=olli.id, role="management"))
        company.execute(update(Person).filter_by(id=olli.id).values(language="en"))
        company.commit()
        return sign_in(OLLI)

    return made


def decide(visitor: Visitor, company: Session, decision: str) -> dict[str, str]:
    """The form that decides about the proposal."""
    token = token_in(visitor.get("/targets").response.text)
    waiting = company.scalars(select(TargetProposal.id)).one()
    return {"proposal": str(waiting), "decision": decision, "csrf_token": token}


def of_lahti(session: Session, today: date) -> Goal | None:
    session.expire_all()
    goals = queries.goals(session, clock.month_of(today))
    return goals.of(channels.by_key(session, "phone").id, people.teams(session)["Lahti"], None)


def test_a_raise_in_the_running_month_waits_and_changes_nothing(
    proposed: Visitor, company: Session, today: date
) -> None:
    page = proposed.get("/targets")
    assert "Proposed. It holds as soon as a second person who may set it agrees" in page.text
    assert "Waiting for a second person: Phone" in page.text
    assert page.texts("//button[@name='decision']") == ["Withdraw it"]
    assert of_lahti(company, today) == Goal(Decimal(55), 10)


def test_a_second_person_agrees_and_it_holds(
    proposed: Visitor, company: Session, today: date, management: Callable[[], Visitor]
) -> None:
    olli = management()
    assert "60 points, minimum 10" in olli.get("/targets").text
    answer = olli.client.post("/targets/proposals", data=decide(olli, company, "confirm"))
    assert answer.status_code == 302
    assert of_lahti(company, today) == Goal(Decimal(60), 10)
    line = queries.history(company)[0]
    ids = people.known(company, "2001", today).id, people.known(company, "2002", today).id
    assert (line.set_by, line.seconded_by) == ids
    assert queries.setters(company, clock.month_of(today)) >= set(ids)


def test_every_step_of_two_people_is_audited(
    proposed: Visitor, company: Session, today: date, management: Callable[[], Visitor]
) -> None:
    olli = management()
    olli.client.post("/targets/proposals", data=decide(olli, company, "confirm"))
    steps = ("target.propose", "target.set", "target.confirm")
    rows = company.scalars(select(AuditEntry).where(AuditEntry.action.in_(steps)).order_by(AuditEntry.id.desc()))
    last = list(rows)[:3]
    assert [entry.action for entry in last] == ["target.confirm", "target.set", "target.propose"]
    paivi, second = people.known(company, "2001", today).id, people.known(company, "2002", today).id
    assert [entry.actor_id for entry in last] == [second, paivi, paivi]
    assert last[1].details["seconded_by"] == second


def test_nobody_agrees_to_their_own(proposed: Visitor, company: Session, today: date) -> None:
    page = proposed.post("/targets/proposals", decide(proposed, company, "confirm"), 409)
    assert "You proposed this target yourself" in page.texts("//*[@role='alert']")[0]
    assert of_lahti(company, today) == Goal(Decimal(55), 10)


@pytest.mark.parametrize("own", [True, False])
def test_a_proposal_is_withdrawn_by_its_own_and_declined_by_another(
    proposed: Visitor, company: Session, management: Callable[[], Visitor], own: bool
) -> None:
    visitor = proposed if own else management()
    visitor.client.post("/targets/proposals", data=decide(visitor, company, "decline"))
    company.expire_all()
    assert company.scalars(select(TargetProposal.state)).one() == ("withdrawn" if own else "declined")
    assert "Waiting for a second person" not in visitor.get("/targets").text


def test_a_supervisor_of_another_team_finds_no_such_proposal(
    proposed: Visitor, company: Session, sign_in: SignIn
) -> None:
    olli = sign_in(OLLI)
    assert "Waiting for a second person" not in olli.get("/targets").text
    olli.post("/targets/proposals", decide(olli, company, "confirm"), 404)


@pytest.mark.parametrize(("who", "status"), [(AINO, 403), (HELI, 403)])
def test_who_may_set_no_target_agrees_to_none(
    proposed: Visitor, company: Session, sign_in: SignIn, who: str, status: int
) -> None:
    visitor = sign_in(who)
    token = token_in(visitor.get("/card" if who == AINO else "/month").response.text)
    visitor.post("/targets/proposals", {"proposal": "1", "decision": "confirm", "csrf_token": token}, status)


def test_what_was_changed_since_it_was_proposed_is_shown_instead_of_set(
    proposed: Visitor, company: Session, today: date, management: Callable[[], Visitor]
) -> None:
    olli = management()
    data = decide(olli, company, "confirm")
    lahti = people.teams(company)["Lahti"]
    wish = Wish(channels.by_key(company, "phone"), clock.month_of(today), Goal(Decimal(30), 10), "Less", team_id=lahti)
    set_target(company, wish, today=today, now=clock.now(), set_by=people.known(company, "2001", today).id)
    company.commit()
    told = olli.post("/targets/proposals", data, 409).texts("//*[@role='alert']")[0]
    assert "Somebody else has changed this target" in told
    assert "30 points, minimum 10" in told
    assert of_lahti(company, today) == Goal(Decimal(30), 10)


def test_another_supervisor_of_the_same_team_may_agree(
    proposed: Visitor, company: Session, today: date, sign_in: SignIn
) -> None:
    eero = select(Person.id).filter_by(email=EERO).scalar_subquery()
    olli = people.known(company, "2002", today).id
    company.execute(update(Assignment).where(Assignment.person_id == eero).values(supervisor_id=olli))
    company.commit()
    visitor = sign_in(OLLI)
    assert visitor.client.post("/targets/proposals", data=decide(visitor, company, "confirm")).status_code == 302


def test_a_second_proposal_for_the_same_people_and_month_is_a_conflict(
    proposed: Visitor, company: Session, today: date
) -> None:
    data = filled(proposed, month=clock.month_text(today), score="62") | {"seen": "0"}
    told = proposed.post("/targets", data, 409).texts("//*[@role='alert']")[0]
    assert "60 points" in told
    assert "62 points" in told
