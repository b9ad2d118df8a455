"""Wires letters, their commands and their job into the application."""

from flask import Blueprint, Flask

from app.cli import Refused
from app.jobs import Job, add_job
from app.working_days import check_country
from notifications import cli, rounds


def init_app(flask_app: Flask) -> None:
    """Wire the floor. Refuses a country whose holidays are not known."""
    try:
        check_country(flask_app.config["COUNTRY"])
    except ValueError as error:
        raise Refused(f"the settings cannot be used:\n  KYMPPI_COUNTRY: {error}") from None
    flask_app.register_blueprint(Blueprint("notifications", "notifications", template_folder="templates"))
    flask_app.cli.add_command(cli.group)
    flask_app.cli.add_command(cli.run_scheduler)
    add_job(flask_app, Job("letters", rounds.every_minute(flask_app)))
