"""Composition root: builds the application floor by floor. `gunicorn 'wsgi:create_app()'` and `flask` start here."""

from flask import Flask

import app.wiring
import bonus_rules.wiring
import config
import notifications.wiring
import scorecards.wiring
from app.signin.guard import check_every_route, declare_public


def create_app(settings: config.Settings | None = None) -> Flask:
    """The application with these settings, or with those of the environment.

    Raises config.SettingsError for settings that cannot be used and RuntimeError for a route without a guard.
    """
    flask_app = Flask("app")
    flask_app.config.from_mapping((settings or config.read()).flask_config())
    declare_public(flask_app, "static")
    for floor in (app.wiring, scorecards.wiring, bonus_rules.wiring, notifications.wiring):
        floor.init_app(flask_app)
    check_every_route(flask_app)
    return flask_app
