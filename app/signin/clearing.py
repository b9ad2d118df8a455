"""The nightly clearing of what signing in leaves behind."""

from datetime import datetime

from app.db import db
from app.signin import links, sessions, throttle

AT_MINUTE = 3 * 60 + 17  # of the day in UTC: when hardly anybody is at work


def nightly(now: datetime) -> None:
    """The scheduler's job: once in a night, take away what is too old to be asked about."""
    if now.hour * 60 + now.minute == AT_MINUTE:
        with db.sessionmaker.begin() as session:
            sessions.clear(session, now)
            links.clear(session, now)
            throttle.clear(session, now)
