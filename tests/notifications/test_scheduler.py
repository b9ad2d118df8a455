"""The scheduler: one at a time, first tick at once, a clean stop, a beat, and a pause while the mail server is out."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from app import jobs
from notifications.pause import Pause
from notifications.scheduler import sole
from tests.notifications.mail_server import MailServer
from tests.notifications.test_killed import settings
from tests.plugins.isolation import engine_of

NOON = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
PATIENCE = 60


@contextmanager
def running(database_url: str, server: MailServer) -> Iterator["subprocess.Popen[str]"]:
    flask = [str(Path(sys.executable).with_name("flask")), "--app", "wsgi", "scheduler"]
    unbuffered = settings(database_url, server, 900) | {"PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(flask, env=unbuffered, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def line(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def beaten(session: Session) -> bool:
    found = jobs.last_beat(session, "scheduler")
    session.rollback()
    return found is not None


def wait_for(there: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not there():
        assert time.monotonic() < end
        time.sleep(0.1)


@pytest.mark.slow
@pytest.mark.commits
def test_a_second_scheduler_says_so_waits_and_takes_over(
    session: Session, database_url: str, server: MailServer
) -> None:
    with running(database_url, server) as first:
        assert line(first) == "The scheduler ticks once a minute."
        with running(database_url, server) as second:
            assert line(second) == "Another scheduler is at work on this database; this one waits to take over."
            first.send_signal(signal.SIGKILL)
            assert line(second) == "The scheduler ticks once a minute."
            second.send_signal(signal.SIGTERM)
            assert (line(second), second.wait()) == ("The scheduler has stopped.", 0)


@pytest.mark.slow
@pytest.mark.commits
def test_it_beats_at_once_and_stops_on_an_interrupt(session: Session, database_url: str, server: MailServer) -> None:
    with running(database_url, server) as process:
        wait_for(lambda: beaten(session))
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 0


@pytest.mark.commits
def test_only_one_at_a_time_has_the_lock_and_it_is_freed_in_the_end(make_app: Callable[..., Flask]) -> None:
    one, other = engine_of(make_app()), engine_of(make_app())
    with sole(one) as mine, sole(other) as theirs:
        assert (mine(), theirs()) == (True, False)
    with sole(other) as theirs:
        assert theirs()


def test_letters_are_a_job_of_the_scheduler(office: Flask) -> None:
    assert "letters" in [job.name for job in jobs.jobs(office)]


def test_the_pause_grows_while_rounds_fail_and_ends_with_the_first_that_does_not() -> None:
    pause, waits, now = Pause(), [], NOON
    for _ in range(5):
        pause.note(now, failed=True)
        waits.append(next(minute for minute in range(60) if pause.over(now + timedelta(minutes=minute))))
    assert waits == [1, 5, 15, 30, 30]
    pause.note(now, failed=False)
    assert pause.over(now)
