"""`flask accounts ...`: letting people in and keeping them out, by whoever runs the server."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.audit import AuditEntry
from tests.app.people.making import bring_in, line
from tests.app.signin.making import AINO, PASSWORD, is_in, sign_in
from tests.plugins.application import Run


@pytest.fixture(autouse=True)
def _people(session: Session, tmp_path: Path) -> None:
    bring_in(session, tmp_path, line("1001", email=AINO), line("1002", "Eero Mäkinen"))


def entries(session: Session) -> list[tuple[str, str, object]]:
    found = session.scalars(select(AuditEntry).where(AuditEntry.action.not_like("person.%")).order_by(AuditEntry.id))
    return [(entry.action, entry.subject_key, entry.details) for entry in found]


def test_a_password_lets_a_person_in_and_is_noted_without_it(run: Run, client: FlaskClient, session: Session) -> None:
    said = run("accounts", "set-password", "1001", "--password", PASSWORD).output
    assert said == f"Aino Virtanen signs in as {AINO}.\n"
    sign_in(client)
    assert is_in(client)
    assert entries(session) == [("password.set", "1001", {})]


def test_the_password_is_asked_for_twice_and_not_shown(run: Run) -> None:
    said = run("accounts", "set-password", "1001", stdin=f"{PASSWORD}\n{PASSWORD}\n").output
    assert "signs in" in said
    assert PASSWORD not in said


@pytest.mark.parametrize(
    ("number", "password", "told"),
    [
        ("9999", PASSWORD, "there is nobody with employee number 9999"),
        ("1002", PASSWORD, "1002 has no e-mail address to sign in with"),
        ("1001", "x" * 11, "a password has 12 to 128 characters, not 11"),
        ("1001", "x" * 129, "a password has 12 to 128 characters, not 129"),
    ],
)
def test_a_password_that_cannot_be_set_is_refused(
    run: Run, session: Session, number: str, password: str, told: str
) -> None:
    assert told in run("accounts", "set-password", number, "--password", password, status=2).output
    assert entries(session) == []


def test_closing_puts_a_person_out_until_they_get_a_new_password(
    run: Run, client: FlaskClient, session: Session
) -> None:
    run("accounts", "set-password", "1001", "--password", PASSWORD)
    sign_in(client)
    assert run("accounts", "close", "1001").output == "Aino Virtanen can no longer sign in.\n"
    assert not is_in(client)
    assert [action for action, *_ in entries(session)] == ["password.set", "account.close"]
    run("accounts", "set-password", "1001", "--password", PASSWORD)
    assert sign_in(client).status_code == 302


@pytest.mark.parametrize("number", ["1001", "9999"])
def test_closing_what_is_not_open_is_refused(run: Run, number: str) -> None:
    assert number in run("accounts", "close", number, status=2).output


def test_an_invitation_is_put_into_the_outbox_and_noted(run: Run, session: Session) -> None:
    said = run("accounts", "invite", "1001", "--by", "1002").output
    assert said.startswith(f"Aino Virtanen gets a letter at {AINO} on ")
    assert [(action, key) for action, key, _ in entries(session)] == [("account.invite", "1001")]
    assert "has no e-mail address" in run("accounts", "invite", "1002", status=2).output


def test_an_obvious_password_is_refused(run: Run) -> None:
    said = run("accounts", "set-password", "1001", "--password", "salasana1234", status=2).output
    assert "among the first that somebody would try" in said
