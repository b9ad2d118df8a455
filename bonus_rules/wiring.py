"""Wires this floor into the application."""

from flask import Flask


def init_app(flask_app: Flask) -> None:
    """Wire the floor."""
