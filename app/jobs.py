"""Jobs that features hand to the one scheduler process, and the beat that shows it is alive."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from threading import Event

from flask import Flask
from sqlalchemy import String
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.db import Base, Moment


class Heartbeat(Base):
    """When a process last did its round."""

    __tablename__ = "heartbeat"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)


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
