"""The settings page."""

from flask import Flask

from app.settings.views import blueprint


def init_app(flask_app: Flask) -> None:
    """Wire the page."""
    flask_app.register_blueprint(blueprint)
