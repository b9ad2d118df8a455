"""Wires letters, their commands and their job into the application."""

from flask import Blueprint, Flask
from flask_babel import lazy_gettext as _l

from app.access import Permission
from app.admin.signs import add_sign
from app.admin.tabs import Tab, add_tab
from app.cli import Refused
from app.jobs import Job, add_job
from app.settings.parts import Part, add_part
from app.working_days import check_country
from notifications import cli, own_letters, rounds, signs
from notifications.views import blueprint


def init_app(flask_app: Flask) -> None:
    """Wire the floor. Refuses a country whose holidays are not known."""
    try:
        check_country(flask_app.config["COUNTRY"])
    except ValueError as error:
        raise Refused(f"the settings cannot be used:\n  KYMPPI_COUNTRY: {error}") from None
    flask_app.register_blueprint(Blueprint("notifications", "notifications", template_folder="templates"))
    flask_app.register_blueprint(blueprint)
    add_tab(flask_app, Tab(20, "letters.index", _l("Letters"), Permission.SEE_LETTERS))
    add_sign(flask_app, 40, signs.letters)
    add_part(flask_app, Part(10, "letters", _l("Your letters"), own_letters.told))
    flask_app.cli.add_command(cli.group)
    flask_app.cli.add_command(cli.run_scheduler)
    add_job(flask_app, Job("letters", rounds.every_minute(flask_app)))
