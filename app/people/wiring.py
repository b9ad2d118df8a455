"""People's commands."""

from flask import Flask

from app.people import cli


def init_app(flask_app: Flask) -> None:
    """Wire `flask people ...`."""
    flask_app.cli.add_command(cli.group)
