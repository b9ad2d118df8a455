"""/healthz and /readyz: what they answer, to anybody, also when the database is gone."""

import logging

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from app import clock, jobs
from app.health import SCHEDULER


def test_the_process_answers_anybody(client: FlaskClient) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.get_json()) == (200, {"status": "ok"})


def test_a_service_whose_scheduler_never_ran_is_not_ready(client: FlaskClient) -> None:
    answer = client.get("/readyz")
    expected = {"status": "the scheduler is silent; start `flask scheduler`", "scheduler": None}
    assert (answer.status_code, answer.get_json()) == (503, expected)


def test_a_service_whose_scheduler_beats_is_ready_and_says_when_it_last_did(
    client: FlaskClient, session: Session
) -> None:
    now = clock.now()
    jobs.beat(session, SCHEDULER, now)
    session.commit()
    answer = client.get("/readyz")
    assert (answer.status_code, answer.get_json()) == (200, {"status": "ok", "scheduler": now.isoformat()})


def test_a_service_without_its_database_says_so(
    flask_app: Flask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def gone(*_: object) -> None:
        raise OperationalError("SELECT", {}, ConnectionError("no route to the database at 10.0.0.1"))

    monkeypatch.setattr(jobs, "last_beat", gone)
    with caplog.at_level(logging.CRITICAL):
        answer = flask_app.test_client().get("/readyz")
    expected = {"status": "the database does not answer; see the log", "scheduler": None}
    assert (answer.status_code, answer.get_json()) == (503, expected)
