"""Whom a viewer may see on the board's pages."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.access import Viewer
from app.people import queries as people
from app.people.queries import Member


def team(session: Session, viewer: Viewer, today: date) -> list[Member]:
    """Everyone the viewer leads today who works here, by name."""
    return [member for member in people.led_by(session, viewer.person_id, today) if member.employed_on(today)]


def led(session: Session, viewer: Viewer, uuid: UUID, today: date) -> Member | None:
    """The person with this address whom the viewer leads today; None for anybody else."""
    return next((member for member in team(session, viewer, today) if member.uuid == uuid), None)
