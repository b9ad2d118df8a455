"""Whose low scores a viewer sees, and since when they are kept in view."""

from datetime import date, datetime, tzinfo

from sqlalchemy.orm import Session

from app import clock
from app.access import Viewer
from app.people import queries as people
from app.people.queries import Member

MONTHS = 3


def team(session: Session, viewer: Viewer, today: date) -> list[Member]:
    """Everyone whose supervisor the viewer is today, by name; who has left too, until somebody else leads them."""
    return people.led_by(session, viewer.person_id, today)


def since(today: date, zone: tzinfo) -> datetime:
    """Answers from this instant on are listed: those of this month and the two before."""
    return clock.start_of_day(clock.add_months(clock.month_of(today), 1 - MONTHS), zone)
