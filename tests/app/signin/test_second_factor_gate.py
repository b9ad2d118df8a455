"""Roles that must have a second factor: without one there is the page that sets it up, and nothing else."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock
from app.audit import AuditEntry
from app.people.models import Person, PersonRole
from tests.app.signin.making import is_in, let_in, sign_in, token
from tests.app.signin.phone import PAGE, begin, prove, set_up, write
from tests.pages import Visitor
from tests.plugins.application import Run

ASKED, NOT_ASKED = ["supervisor", "hr", "admin", "employee supervisor"], ["employee", "management"]
LATER = timedelta(minutes=1)


@pytest.fixture
def strict(flask_app: Flask, make_app: Callable[..., Flask]) -> Flask:
    """The application as it comes, with the second factor required."""
    return make_app(second_factor="required")


@pytest.fixture
def desk(strict: Flask) -> FlaskClient:
    """A browser on it."""
    return strict.test_client()


@pytest.mark.parametrize("role", ASKED)
def test_every_page_leads_to_the_set_up_until_it_is_done(
    strict: Flask, desk: FlaskClient, session: Session, tmp_path: Path, role: str
) -> None:
    let_in(strict, session, tmp_path, roles=role)
    sign_in(desk)
    for address in ("/", "/welcome", "/card", "/team", "/month", "/targets", PAGE):
        assert desk.get(address).location == f"{PAGE}/new", address
    set_up(desk)
    assert is_in(desk)


@pytest.mark.parametrize("role", NOT_ASKED)
def test_other_roles_go_on_without(
    strict: Flask, desk: FlaskClient, session: Session, tmp_path: Path, role: str
) -> None:
    let_in(strict, session, tmp_path, roles=role)
    sign_in(desk)
    assert is_in(desk)


def test_a_form_is_refused_until_it_is_set_up(
    strict: Flask, desk: FlaskClient, session: Session, tmp_path: Path
) -> None:
    let_in(strict, session, tmp_path, roles="supervisor")
    sign_in(desk)
    form = {"csrf_token": token(desk, f"{PAGE}/new")}
    assert [desk.post(address, data=form).status_code for address in ("/targets", f"{PAGE}/off")] == [403, 403]
    assert desk.post("/sign-out", data=form).location == "/sign-in"


def test_the_page_says_why_it_is_asked(strict: Flask, desk: FlaskClient, session: Session, tmp_path: Path) -> None:
    let_in(strict, session, tmp_path, roles="hr")
    sign_in(desk)
    page = Visitor(desk).get(f"{PAGE}/new")
    assert "Your role opens other people's figures" in page.text
    assert page.tree.xpath("//nav") == []


def test_it_cannot_be_turned_off_by_a_role_that_must_have_it(
    strict: Flask, desk: FlaskClient, session: Session, tmp_path: Path
) -> None:
    let_in(strict, session, tmp_path, roles="admin")
    sign_in(desk)
    phone = set_up(desk)
    assert "Turn it off" not in desk.get(PAGE).text
    answer = prove(desk, "off", phone.recovery[0])
    assert (answer.status_code, "so it stays on" in answer.text) == (422, True)
    other = strict.test_client()
    begin(other)
    assert write(other, phone.recovery[0]).status_code == 302


def test_offered_it_is_asked_of_nobody(flask_app: Flask, client: FlaskClient, session: Session, tmp_path: Path) -> None:
    let_in(flask_app, session, tmp_path, roles="admin")
    sign_in(client)
    assert is_in(client)


def test_whoever_becomes_a_supervisor_sets_it_up_next(
    strict: Flask, desk: FlaskClient, session: Session, tmp_path: Path
) -> None:
    let_in(strict, session, tmp_path)
    sign_in(desk)
    session.add(PersonRole(person_id=session.scalars(select(Person.id)).one(), role="supervisor"))
    session.commit()
    sign_in(desk)
    assert desk.get("/welcome").location == f"{PAGE}/new"


@pytest.fixture
def with_phone(strict: Flask, desk: FlaskClient, session: Session, tmp_path: Path) -> Iterator[FlaskClient]:
    """HR's browser, signed in with a second factor, a minute after it was set up."""
    let_in(strict, session, tmp_path, roles="hr")
    sign_in(desk)
    set_up(desk)
    with time_machine.travel(clock.now() + LATER):
        yield desk


def test_a_reset_ends_every_session_and_leads_to_the_set_up(
    with_phone: FlaskClient, session: Session, run: Run
) -> None:
    assert "signs in by password alone now" in run("accounts", "reset-second-factor", "1001", "--by", "1001").output
    assert not is_in(with_phone)
    assert begin(with_phone) == "/"
    assert with_phone.get("/").location == f"{PAGE}/new"
    entry = session.scalars(select(AuditEntry).filter_by(action="second_factor.reset")).one()
    assert (entry.subject_key, entry.actor_id is None) == ("1001", False)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["1001"], "1001 has no second factor; there is nothing to reset"),
        (["9999"], "there is nobody with employee number '9999'"),
        (["1001", "--by", "9999"], "there is nobody with employee number '9999'"),
    ],
)
def test_a_reset_of_nothing_is_refused(
    flask_app: Flask, session: Session, tmp_path: Path, run: Run, arguments: list[str], told: str
) -> None:
    let_in(flask_app, session, tmp_path)
    assert told in run("accounts", "reset-second-factor", *arguments, status=2).output
