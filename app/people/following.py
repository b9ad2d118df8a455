"""What other floors keep by team, and bring along when a person's past changes; they hand it up in their wiring."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, tzinfo

from flask import Flask, current_app
from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Follower:
    """last_closed: the last month whose figures are closed. follow: bring along what a person has from a day on, in
    the company's time zone; how many things of each month went to another team."""

    last_closed: Callable[[Session], date | None]
    follow: Callable[[Session, int, date, tzinfo], Mapping[date, int]]


def add_follower(flask_app: Flask, follower: Follower) -> None:
    """Hand a follower up; called by a package's wiring."""
    flask_app.extensions.setdefault("kymppi_followers", []).append(follower)


def followers() -> list[Follower]:
    """Every follower handed up."""
    found: list[Follower] = current_app.extensions.get("kymppi_followers", [])
    return found
