"""Jobs that features hand to the one scheduler process, and the beat that shows it is alive."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Event

from flask import Flask
from sqlalchemy import Select, String, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.db import Base, Moment, db


class Heartbeat(Base):
    """When a process last did its round."""

    __tablename__ = "heartbeat"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)


class JobRun(Base):
    """The last run of a job. failure is the kind of error it ended with, None when it ended well; well_at is when it
    last did."""

    __tablename__ = "job_run"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    started_at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime] = mapped_column(Moment)
    failure: Mapped[str | None] = mapped_column(String(80))
    well_at: Mapped[datetime | None] = mapped_column(Moment)


@dataclass(frozen=True, slots=True)
class Job:
    """Something to do once a minute. It gets the instant of the round, runs in an application context and owns its
    transactions; it must do no harm when run twice."""

    name: str
    run: Callable[[datetime], None]


def add_job(flask_app: Flask, job: Job) -> None:
    """Hand a job up; called by a package's wiring."""
    jobs(flask_app).append(job)


def jobs(flask_app: Flask) -> list[Job]:
    """Every job handed up so far, in order."""
    found: list[Job] = flask_app.extensions.setdefault("kymppi_jobs", [])
    return found


def run(job: Job, now: datetime) -> None:
    """Do a job, and note when, for how long and how it ended; what it raises goes on. Owns its transactions."""
    started, began = now, time.monotonic()
    failure: str | None = None
    try:
        job.run(now)
    except Exception as error:
        failure = type(error).__name__
        raise
    finally:
        ended = started + timedelta(seconds=time.monotonic() - began)
        with db.sessionmaker.begin() as session:
            _note(session, job.name, started, ended, failure)


def _note(session: Session, name: str, started: datetime, ended: datetime, failure: str | None) -> None:
    before = session.get(JobRun, name)
    well_at = ended if failure is None else before and before.well_at
    session.merge(JobRun(name=name, started_at=started, ended_at=ended, failure=failure, well_at=well_at))


def last_runs(session: Session) -> dict[str, JobRun]:
    """The last run of every job that ever ran, by the job's name."""
    return {run.name: run for run in session.scalars(select(JobRun))}


def stop(flask_app: Flask) -> Event:
    """Set when the scheduler is to end: a long job looks at it between two pieces of work."""
    found: Event = flask_app.extensions.setdefault("kymppi_stop", Event())
    return found


def beat(session: Session, name: str, at: datetime) -> None:
    """Note that a process is alive at this instant."""
    session.merge(Heartbeat(name=name, at=at))


def last_beat(session: Session, name: str) -> datetime | None:
    """When the process last did its round, None when it never has."""
    found = session.get(Heartbeat, name)
    return None if found is None else found.at


def beaten(*names: str) -> Select[datetime]:
    """The latest beat under any of these names, as a statement to be read with others."""
    return select(func.max(Heartbeat.at)).where(Heartbeat.name.in_(names))
