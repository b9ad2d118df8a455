"""`flask chances`: a night's work on how likely the targets are, done by hand."""

import click
from flask.cli import AppGroup

from app import clock
from app.cli import writing
from app.jobs import beat
from app.today import today
from scorecards.board.jobs import BY_HAND
from scorecards.board.nightly import night

chances = AppGroup("chances", help="How likely the targets are.")


@chances.command("nightly")
@click.option("--day", help="The day to forecast; the company's present day unless given.")
def nightly_command(day: str | None) -> None:
    """Do a night's work now: score the months that are over, learn from them, forecast the day. The scheduler does it
    by itself once a day."""
    with writing() as session:
        done = night(session, clock.parse_day(day) if day else today())
        beat(session, BY_HAND, clock.now())
    click.echo(f"{done.scored} months scored, {done.learnt} channels learnt, {done.kept} forecasts kept.")
