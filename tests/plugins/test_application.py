"""The suite's own ground: each test meets empty tables, on both databases, however the one before it stored."""

import threading
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import create_engine, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from tests.plugins.application import Run
from tests.plugins.isolation import engine_of

COUNT = text("SELECT count(*) FROM team")
ADD = text("INSERT INTO team (name) VALUES ('Owls')")


@pytest.mark.parametrize("turn", [1, 2])
def test_what_a_test_commits_is_gone_for_the_next(session: Session, turn: int) -> None:
    assert session.execute(COUNT).scalar_one() == 0
    session.execute(ADD)
    session.commit()
    session.rollback()
    assert session.execute(COUNT).scalar_one() == 1


@pytest.mark.commits
@pytest.mark.parametrize("turn", [1, 2])
def test_what_a_committing_test_stores_is_seen_from_outside_and_gone_for_the_next(
    session: Session, database_url: str, turn: int
) -> None:
    session.execute(ADD)
    session.commit()
    engine = create_engine(database_url)
    with engine.connect() as outside:
        assert outside.execute(COUNT).scalar_one() == 1
    engine.dispose()


def test_a_failure_of_the_application_undoes_only_its_own_part(flask_app: Flask, session: Session) -> None:
    session.execute(ADD)
    session.commit()
    with pytest.raises(IntegrityError), engine_of(flask_app).begin() as inside:
        inside.execute(text("INSERT INTO team (name) VALUES ('Bears'), ('Owls')"))
    assert session.execute(COUNT).scalar_one() == 1


def test_an_application_with_other_settings_shares_the_tests_rows(
    make_app: Callable[..., Flask], session: Session
) -> None:
    session.execute(ADD)
    session.commit()
    other = make_app(company="Owl Bank")
    with engine_of(other).connect() as connection:
        assert (other.config["COMPANY"], connection.execute(COUNT).scalar_one()) == ("Owl Bank", 1)


@pytest.mark.commits
def test_threads_of_a_committing_test_have_connections_of_their_own(flask_app: Flask, session: Session) -> None:
    def add() -> None:
        with engine_of(flask_app).begin() as connection:
            connection.execute(
                text("INSERT INTO team (name) VALUES (:name)"), {"name": threading.current_thread().name}
            )

    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert session.execute(COUNT).scalar_one() == 4


def test_the_database_is_of_the_kind_the_test_names(session: Session, database_kind: str) -> None:
    assert session.get_bind().dialect.name == database_kind


def test_a_command_that_ends_otherwise_than_expected_fails_the_test(run: Run) -> None:
    with pytest.raises(AssertionError, match="ended with 2"):
        run("no-such-command")
    assert "No such command" in run("no-such-command", status=2).output


def test_the_client_speaks_to_the_application(client: FlaskClient) -> None:
    assert client.get("/no/such/page").status_code == 404
