"""What people see when something is wrong: a page of ours in their language, with no trace of the inside."""

import logging
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from app.signin import queries
from tests.app.signin.making import let_in, sign_in
from tests.pages import Page, Visitor

LEAKS = ("Traceback", "Error", "sqlalchemy", "werkzeug", ".py", "SELECT", "secret place")
LEADS = {"en": "That did not work", "fi": "Se ei onnistunut", "sv": "Det gick inte"}


def failing(*_: object, **__: object) -> None:
    raise OperationalError("SELECT secret place", {}, ConnectionError("secret place"))


def checked(page: Page) -> str:
    assert [leak for leak in LEAKS if leak in page.response.text] == []
    assert page.tree.xpath("//main//a/@href") == ["/"]
    return page.text


@pytest.mark.parametrize("language", ["en", "fi", "sv"])
def test_an_address_where_nothing_is_has_a_page_in_the_readers_language(client: FlaskClient, language: str) -> None:
    page = Visitor(client).get("/no/such/<script>alert(1)</script>", 404, language)
    assert LEADS[language] in checked(page)


def test_a_wrong_method_is_told_with_the_right_ones(client: FlaskClient) -> None:
    page = Visitor(client).get("/sign-out", 405)
    assert "This address does not take that kind of request." in checked(page)
    assert set(page.response.headers["Allow"].split(", ")) == {"POST", "OPTIONS"}


def test_what_is_too_large_is_told(client: FlaskClient) -> None:
    answer = client.post("/sign-in", data={"email": "x" * 2_000_000})
    assert (answer.status_code, "That is too large to be received." in answer.text) == (413, True)


@pytest.mark.parametrize("language", ["en", "fi", "sv"])
def test_a_failure_has_a_page_without_any_trace_in_the_readers_language(
    flask_app: Flask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, language: str
) -> None:
    monkeypatch.setitem(flask_app.view_functions, "health.process", failing)
    with caplog.at_level(logging.ERROR):
        page = Visitor(flask_app.test_client()).get("/healthz", 500, language)
    assert LEADS[language] in checked(page)
    assert "secret place" in caplog.text


def test_a_failure_of_the_database_has_a_page_for_somebody_signed_in(
    flask_app: Flask, client: FlaskClient, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_in(flask_app, session, tmp_path)
    sign_in(client)
    monkeypatch.setattr(queries, "signed_in", failing)
    page = Visitor(client).get("/welcome", 500)
    assert "Something went wrong on our side and nothing was changed." in checked(page)


def test_a_page_that_is_not_for_ones_role_says_whom_to_ask(
    flask_app: Flask, client: FlaskClient, session: Session, tmp_path: Path
) -> None:
    let_in(flask_app, session, tmp_path, roles="management")
    sign_in(client)
    assert "If you need it for your work, ask your administrator" in checked(Visitor(client).get("/month", 403))
