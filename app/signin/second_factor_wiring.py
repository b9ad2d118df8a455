"""The second factor put into sign-in, and the command for those who have lost theirs."""

import click
from flask import Flask

from app import clock
from app.cli import writing
from app.people import queries
from app.signin import (
    cli,
    second_factor,
    second_factor_codes,
    second_factor_gate,
    second_factor_step,
    second_factor_step_views,
    second_factor_views,
)
from app.today import today


def init_app(flask_app: Flask) -> None:
    """Wire the step in sign-in, the gate and the pages. Flask-Security is wired already."""
    for part in (second_factor_codes, second_factor_step, second_factor_gate):
        part.init_app(flask_app)
    flask_app.register_blueprint(second_factor_step_views.blueprint)
    flask_app.register_blueprint(second_factor_views.blueprint)


@cli.group.command("reset-second-factor")
@click.argument("number")
@click.option("--by", help="Employee number of whoever does it, for the audit log.")
def reset(number: str, by: str | None) -> None:
    """Take the second factor away from the person with employee NUMBER, who has lost phone and codes."""
    with writing() as session:
        member = queries.known(session, number, today())
        actor_id = queries.known(session, by, today()).id if by else None
        second_factor.reset(session, member, clock.now(), actor_id)
    click.echo(f"{member.name} signs in by password alone now; with some roles, the next page sets up a new one.")
