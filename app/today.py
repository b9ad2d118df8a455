"""The company's day, for the edges: pages and commands without a person's own time zone."""

from datetime import date

from flask import current_app

from app import clock


def today() -> date:
    """The present day in the company's time zone."""
    return clock.local_day(clock.now(), current_app.config["TIME_ZONE"])
