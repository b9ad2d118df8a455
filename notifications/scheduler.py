"""The one process that ticks: each job once a minute, the first at once; the truth about what is due is the database's.

Several schedulers do no harm, but one is enough: the second waits until the first has gone.
"""

import fcntl
import signal
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from flask import Flask
from sqlalchemy import Engine, text

from app import clock, jobs
from app.db import db
from app.health import SCHEDULER
from app.jobs import Job

EVERY = 60
LOOK_AGAIN = 2.0
ADVISORY_LOCK = 5_962_774
THREADS = 4


def serve(flask_app: Flask, say: Callable[[str], None]) -> None:
    """Tick until SIGTERM or SIGINT, then let the jobs at work come to their end."""
    stop = jobs.stop(flask_app)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    with flask_app.app_context():
        engine = db.engine
    with sole(engine) as try_lock:
        if _wait_for(try_lock, stop, say):
            say("The scheduler ticks once a minute.")
            _tick_until(stop, flask_app)
    say("The scheduler has stopped.")


def _wait_for(try_lock: Callable[[], bool], stop: Event, say: Callable[[str], None]) -> bool:
    """Whether the lock was got before the stop."""
    if try_lock():
        return True
    say("Another scheduler is at work on this database; this one waits to take over.")
    while not stop.wait(LOOK_AGAIN):
        if try_lock():
            return True
    return False


def _tick_until(stop: Event, flask_app: Flask) -> None:
    scheduler = BackgroundScheduler(
        timezone=UTC,
        executors={"default": ThreadPoolExecutor(THREADS)},
        job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
    )
    for job in (Job(SCHEDULER, _beat), *jobs.jobs(flask_app)):
        scheduler.add_job(
            tick, "interval", (flask_app, job), id=job.name, seconds=EVERY, next_run_time=datetime.now(UTC)
        )
    scheduler.start()
    # Not one endless wait: a signal may reach another thread, and Python sees it only when this one wakes.
    while not stop.wait(LOOK_AGAIN):
        continue
    scheduler.shutdown(wait=True)


def tick(flask_app: Flask, job: Job) -> None:
    """Do one job of this minute; APScheduler logs what it raises and comes again the next minute."""
    with flask_app.app_context():
        jobs.run(job, clock.now())


def _beat(now: datetime) -> None:
    with db.sessionmaker.begin() as session:
        jobs.beat(session, SCHEDULER, now)


def sole(engine: Engine) -> AbstractContextManager[Callable[[], bool]]:
    """Tries to be the only scheduler on a database: call what it gives until that says true; freed at the end."""
    if engine.dialect.name == "postgresql":
        return _advisory_lock(engine)
    return _file_lock(Path(f"{engine.url.database}.scheduler-lock"))


@contextmanager
def _advisory_lock(engine: Engine) -> Iterator[Callable[[], bool]]:
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        yield lambda: bool(connection.scalar(text("SELECT pg_try_advisory_lock(:key)"), {"key": ADVISORY_LOCK}))
        connection.invalidate()


@contextmanager
def _file_lock(path: Path) -> Iterator[Callable[[], bool]]:
    with path.open("w") as file:

        def take() -> bool:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
            return True

        yield take
