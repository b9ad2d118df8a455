"""`flask db ...`: Alembic's own commands on the configured database, and how every command refuses bad input."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from alembic import command
from alembic.config import Config
from flask import current_app
from flask.cli import AppGroup
from sqlalchemy.orm import Session

from app.db import db

MIGRATIONS = Path(__file__).resolve().parent.parent / "migrations"

group = AppGroup("db", help="The database's schema.")


@contextmanager
def writing() -> Iterator[Session]:
    """One transaction for one command: kept when it ends well; what a ValueError refuses is undone and exits with 2."""
    try:
        yield db.session
        db.session.commit()
    except ValueError as error:
        db.session.rollback()
        raise Refused(str(error)) from None


class Refused(click.ClickException):
    """Bad input: the message says what, where and what to do; the exit status is 2."""

    exit_code = 2


def alembic_config(url: str) -> Config:
    """Alembic set up for a database address, without any file of settings."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["url"] = url
    return config


def _here() -> Config:
    url = current_app.config["DATABASE_URL"]
    if url.startswith("sqlite:///"):
        Path(url.removeprefix("sqlite:///")).parent.mkdir(parents=True, exist_ok=True)
    return alembic_config(url)


@group.command("upgrade")
@click.argument("revision", default="head")
def upgrade(revision: str) -> None:
    """Bring the schema up to REVISION, the newest unless named."""
    command.upgrade(_here(), revision)


@group.command("downgrade")
@click.argument("revision")
def downgrade(revision: str) -> None:
    """Take the schema back to REVISION; `base` empties the database."""
    command.downgrade(_here(), revision)


@group.command("check")
def check() -> None:
    """Fail when the tables in the code and the migrations differ."""
    command.check(_here())


@group.command("revision")
@click.option("--message", required=True)
def revision(message: str) -> None:
    """Write a new migration from what changed in the tables; read it before you keep it."""
    command.revision(_here(), message=message, autogenerate=True)
