"""The company's day and time zone, for the edges: pages and commands without a person's own time zone."""

from datetime import date
from zoneinfo import ZoneInfo

from flask import current_app

from app import clock


def today() -> date:
    """The present day in the company's time zone."""
    return clock.local_day(clock.now(), company_zone())


def company_zone() -> ZoneInfo:
    """The company's time zone."""
    zone: ZoneInfo = current_app.config["TIME_ZONE"]
    return zone
