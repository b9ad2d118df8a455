"""Wires the bonus into the application: its commands, its pages, and its part of a card."""

from flask import Flask

from bonus_rules import cli


def init_app(flask_app: Flask) -> None:
    """Wire the floor."""
    flask_app.cli.add_command(cli.plans)
    flask_app.cli.add_command(cli.months)
    flask_app.cli.add_command(cli.card_command)
