"""The job that does the nights' work, once on each of the company's days, from two in the morning on."""

from datetime import datetime

from app import clock, jobs
from app.db import db
from app.today import company_zone
from scorecards.board.nightly import night

NAME = "nightly"
BY_HAND = "nightly by hand"
"""The beat of a night's work done by command, which does not stand for the scheduler's."""
NOT_BEFORE = "02:00"


def run(now: datetime) -> None:
    """Do the night's work where it is due and not done yet; all of it in one transaction."""
    zone = company_zone()
    today = clock.local_day(now, zone)
    with db.sessionmaker.begin() as session:
        last = jobs.last_beat(session, NAME)
        done = last is not None and clock.local_day(last, zone) >= today
        if done or now < clock.at_local_time(today, NOT_BEFORE, zone):
            return
        night(session, today)
        jobs.beat(session, NAME, now)
