"""The ground floor put together, in the order that later parts need earlier ones."""

from inspect import iscoroutinefunction
from itertools import filterfalse

from flask import Flask
from jinja2 import StrictUndefined

from app import cli, errors, frame, health, i18n, security, staging, style
from app.admin import wiring as admin
from app.db import db, engine_options
from app.jobs import Job, add_job
from app.people import wiring as people
from app.personnel import wiring as personnel
from app.settings import wiring as settings
from app.signin import wiring as signin


def init_app(flask_app: Flask) -> None:
    """Wire database, pages, sign-in and people into the application."""
    flask_app.config["SQLALCHEMY_ENGINES"] = {"default": engine_options(flask_app.config["DATABASE_URL"])}
    flask_app.jinja_env.undefined = StrictUndefined
    flask_app.jinja_env.autoescape = True
    flask_app.jinja_env.trim_blocks = flask_app.jinja_env.lstrip_blocks = True
    _open_database(flask_app)
    security.init_app(flask_app)
    signin.init_app(flask_app)
    i18n.init_app(flask_app)
    errors.init_app(flask_app)
    frame.init_app(flask_app)
    people.init_app(flask_app)
    settings.init_app(flask_app)
    admin.init_app(flask_app)
    personnel.init_app(flask_app)
    style.init_app(flask_app)
    flask_app.register_blueprint(health.blueprint)
    flask_app.cli.add_command(cli.group)
    add_job(flask_app, Job("staging", staging.forget_old))


def _open_database(flask_app: Flask) -> None:
    db.init_app(flask_app)
    # Ending the asynchronous sessions that nobody opens would start an event loop after every request and command.
    flask_app.teardown_appcontext_funcs[:] = filterfalse(iscoroutinefunction, flask_app.teardown_appcontext_funcs)
    with flask_app.app_context():
        db.sessionmaker.configure(info={"country": flask_app.config["COUNTRY"]})
