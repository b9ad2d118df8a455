"""`flask accounts first-admin`: from an empty installation to the first person signed in."""

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from tests.app.people.making import bring_in, line
from tests.app.signin.making import is_in, token
from tests.plugins.application import Run

PERSON = ("--name", "Antti Admin", "--email", "Antti@bank.example")
NEW = "sininen lumi on kaunista"


def test_the_first_admin_chooses_a_password_by_the_link_and_is_in(run: Run, client: FlaskClient) -> None:
    said = run("accounts", "first-admin", *PERSON, "--number", "9001").output
    link = re.search(r"http://localhost(/invitation/\S+)", said)
    assert link
    assert "You sign in as antti@bank.example." in client.get(link[1]).text
    data = {"new": NEW, "again": NEW, "csrf_token": token(client)}
    assert client.post(link[1], data=data).status_code == 302
    assert is_in(client)


def test_pages_follow_the_first_admins_browser(run: Run, client: FlaskClient) -> None:
    link = re.search(r"http://localhost(/invitation/\S+)", run("accounts", "first-admin", *PERSON).output)
    assert link
    client.get(link[1])
    client.post(link[1], data={"new": NEW, "again": NEW, "csrf_token": token(client)})
    assert '<html lang="fi">' in client.get("/admin", headers={"Accept-Language": "fi"}).text


def test_there_is_no_second_first_admin(run: Run) -> None:
    run("accounts", "first-admin", *PERSON)
    said = run("accounts", "first-admin", "--name", "Else", "--email", "else@bank.example", status=2).output
    assert "There is an admin already." in said


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--email", "no address"), "is not an address"),
        (("--email", ""), "are needed"),
        (("--name", " "), "are needed"),
        (("--name", "x" * 201), "are needed"),
        (("--number", "1001"), "has this employee number or address already"),
        (("--email", "aino@bank.example"), "has this employee number or address already"),
    ],
)
def test_what_cannot_be_stored_is_refused(
    run: Run, session: Session, tmp_path: Path, options: tuple[str, str], told: str
) -> None:
    bring_in(session, tmp_path, line("1001", email="aino@bank.example"))
    assert told in run("accounts", "first-admin", *PERSON, *options, status=2).output
