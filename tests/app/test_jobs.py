"""Jobs are handed up in order, and the beat shows whether their scheduler is alive."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from app import clock, jobs
from app.health import LONGEST_SILENCE, SCHEDULER
from app.jobs import Job
from tests.app.people.making import NOW


def test_jobs_come_in_the_order_they_were_handed_up(make_app: Callable[..., Flask]) -> None:
    flask_app, ran = make_app(), list[datetime]()
    before = list(jobs.jobs(flask_app))
    for name in ("second", "first"):
        jobs.add_job(flask_app, Job(name, ran.append))
    added = jobs.jobs(flask_app)[len(before) :]
    assert [job.name for job in added] == ["second", "first"]
    added[0].run(NOW)
    assert ran == [NOW]


def test_a_process_that_never_ran_has_no_beat_and_later_the_last_one_counts(session: Session) -> None:
    assert jobs.last_beat(session, "scheduler") is None
    for minutes in (0, 1):
        jobs.beat(session, "scheduler", NOW + timedelta(minutes=minutes))
        session.commit()
    jobs.beat(session, "another", NOW)
    session.commit()
    assert jobs.last_beat(session, "scheduler") == NOW + timedelta(minutes=1)


def test_a_stop_is_seen_by_every_job_of_the_application(make_app: Callable[..., Flask]) -> None:
    flask_app = make_app()
    jobs.stop(flask_app).set()
    assert jobs.stop(flask_app).is_set()
    assert not jobs.stop(make_app()).is_set()


@pytest.mark.parametrize(("silent", "code"), [(timedelta(), 200), (LONGEST_SILENCE + timedelta(seconds=1), 503)])
def test_the_service_is_well_while_its_scheduler_beats(
    client: FlaskClient, session: Session, silent: timedelta, code: int
) -> None:
    jobs.beat(session, SCHEDULER, clock.now() - silent)
    session.commit()
    assert client.get("/readyz").status_code == code
