"""Roles take two people: every way to get or lose one is tried by everybody who might try it alone."""

from datetime import date, timedelta
from itertools import product

import pytest
from flask import Flask
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app import clock
from app.access import Role
from app.jobs import jobs
from app.people import queries
from app.people.models import RoleRequest
from tests.app.personnel.conftest import AILA, ARTO, HENRIK, Deeds, Uuid
from tests.app.personnel.making import press, send
from tests.company import HELI
from tests.pages import Visitor, token_in
from tests.plugins.company import SignIn

RANKS = [Role.SUPERVISOR, Role.HR, Role.MANAGEMENT, Role.ADMIN]
NUMBERS = {HELI: "3001", HENRIK: "3002", ARTO: "5001", AILA: "5002"}


def roles(session: Session, number: str) -> set[Role]:
    session.commit()
    return set(queries.roles_of(session, queries.known(session, number, date(2026, 1, 1)).id))


def ask(visitor: Visitor, address: str, role: Role, wish: str = "grant", day: date | None = None) -> int:
    form = {"role": role.value, "wish": wish, **({"starts_on": str(day)} if day else {})}
    return send(visitor, f"{address}/roles", **form).status_code


def decide(visitor: Visitor, session: Session, decision: str = "approve") -> int:
    session.commit()
    uuid = session.scalars(select(RoleRequest.uuid).order_by(RoleRequest.id.desc())).first()
    data = {"csrf_token": token_in(visitor.client.get("/welcome").text), "decision": decision}
    return visitor.client.post(f"/admin/roles/{uuid}", data=data).status_code


@pytest.mark.parametrize(("role", "decision"), list(product(RANKS, ["approve", "refuse"])))
def test_a_role_holds_once_a_second_person_has_approved_it(
    hr: Visitor, more: Session, sign_in: SignIn, uuid: Uuid, role: Role, decision: str
) -> None:
    assert ask(hr, f"/people/{uuid('1001')}", role) == 302
    assert roles(more, "1001") == {Role.EMPLOYEE}
    assert press(sign_in(ARTO), "/admin/roles", decision.title()).status_code == 302
    assert (role in roles(more, "1001")) == (decision == "approve")


@pytest.mark.parametrize(("number", "role"), [("2001", Role.SUPERVISOR), ("3002", Role.HR), ("5001", Role.ADMIN)])
def test_a_role_is_taken_away_by_two_as_well(
    hr: Visitor, more: Session, sign_in: SignIn, uuid: Uuid, number: str, role: Role
) -> None:
    assert ask(hr, f"/people/{uuid(number)}", role, "withdraw") == 302
    assert role in roles(more, number)
    assert decide(sign_in(AILA), more) == 302
    assert role not in roles(more, number)


@pytest.mark.parametrize(("wish", "number"), [("withdraw", "1001"), ("grant", "3002")])
def test_the_employees_role_is_changed_by_one_alone(
    hr: Visitor, more: Session, uuid: Uuid, deeds: Deeds, wish: str, number: str
) -> None:
    before = Role.EMPLOYEE in roles(more, number)
    assert ask(hr, f"/people/{uuid(number)}", Role.EMPLOYEE, wish) == 302
    assert (Role.EMPLOYEE in roles(more, number)) != before
    assert [action for action, _ in deeds(number)] == ["role.ask", f"role.{wish}"]


@pytest.mark.parametrize(("asker", "about", "role"), list(product([HELI, AILA], [HELI, AILA, ARTO, HENRIK], RANKS)))
def test_neither_the_asker_nor_the_one_it_is_about_decides(
    more: Session, sign_in: SignIn, uuid: Uuid, asker: str, about: str, role: Role
) -> None:
    had = roles(more, NUMBERS[about])
    if ask(sign_in(asker), f"/people/{uuid(NUMBERS[about])}", role) == 422:
        assert role in had
        return
    for decider, barred in ((HELI, 403), (HENRIK, 403), (asker, 422), (about, 422)):
        status = decide(sign_in(decider), more)
        assert status in (403, barred)
    assert roles(more, NUMBERS[about]) == had


def test_an_administrator_who_is_neither_decides(more: Session, sign_in: SignIn, uuid: Uuid) -> None:
    ask(sign_in(AILA), f"/people/{uuid('5002')}", Role.MANAGEMENT)
    assert decide(sign_in(ARTO), more) == 302
    assert decide(sign_in(ARTO), more) == 409
    assert Role.MANAGEMENT in roles(more, "5002")


def test_an_administrator_alone_cannot_ask(more: Session, sign_in: SignIn, uuid: Uuid) -> None:
    sign_in(ARTO).get(f"/people/{uuid('5001')}/roles", status=403)


@pytest.mark.parametrize("whose", ["asked_by", "person_id"])
def test_the_database_itself_refuses_a_decision_by_one_alone(
    hr: Visitor, more: Session, uuid: Uuid, whose: str
) -> None:
    ask(hr, f"/people/{uuid('1001')}", Role.HR)
    more.commit()
    change = {"asked_by": "asked_by", "person_id": "person_id"}[whose]
    with pytest.raises(IntegrityError, match="ck_role_request_two_people"):
        more.execute(text("UPDATE role_request SET decided_by = " + change))


def test_a_request_is_taken_back_by_who_asked_alone(hr: Visitor, more: Session, sign_in: SignIn, uuid: Uuid) -> None:
    address = f"/people/{uuid('1001')}"
    ask(hr, address, Role.HR)
    assert sign_in(HENRIK).get(address).texts("//button[.='Take back']") == []
    assert press(hr, address, "Take back").status_code == 302
    assert decide(sign_in(ARTO), more) == 409


def test_one_change_of_a_role_waits_at_a_time(hr: Visitor, uuid: Uuid) -> None:
    address = f"/people/{uuid('1001')}"
    assert [ask(hr, address, Role.HR), ask(hr, address, Role.HR), ask(hr, address, Role.ADMIN)] == [302, 422, 302]


def test_a_role_may_hold_from_a_later_day(
    hr: Visitor, more: Session, sign_in: SignIn, uuid: Uuid, flask_app: Flask, today: date
) -> None:
    ask(hr, f"/people/{uuid('1001')}", Role.HR, day=today + timedelta(days=2))
    decide(sign_in(ARTO), more)
    job = next(job for job in jobs(flask_app) if job.name == "roles")
    for later, there in ((1, False), (2, True), (3, True)):
        with flask_app.app_context():
            job.run(clock.now() + timedelta(days=later))
        assert (Role.HR in roles(more, "1001")) == there


def test_the_last_administrator_stays_one(hr: Visitor, more: Session, sign_in: SignIn, uuid: Uuid) -> None:
    both = [sign_in(ARTO), sign_in(AILA)]
    ask(hr, f"/people/{uuid('5001')}", Role.ADMIN, "withdraw")
    assert decide(both[1], more) == 302
    ask(hr, f"/people/{uuid('5002')}", Role.ADMIN, "withdraw")
    assert decide(both[1], more) == 422
    assert Role.ADMIN in roles(more, "5002")


@pytest.mark.parametrize(("wish", "role"), [("grant", Role.EMPLOYEE), ("withdraw", Role.HR)])
def test_what_is_so_already_is_not_asked_for(hr: Visitor, uuid: Uuid, wish: str, role: Role) -> None:
    assert ask(hr, f"/people/{uuid('1001')}", role, wish) == 422


def test_a_role_does_not_change_yesterday(hr: Visitor, uuid: Uuid, today: date) -> None:
    assert ask(hr, f"/people/{uuid('1001')}", Role.HR, day=today - timedelta(days=1)) == 422


@pytest.mark.parametrize("decision", ["", "maybe"])
def test_a_decision_is_one_of_two(hr: Visitor, more: Session, sign_in: SignIn, uuid: Uuid, decision: str) -> None:
    ask(hr, f"/people/{uuid('1001')}", Role.HR)
    assert decide(sign_in(ARTO), more, decision) == 400
