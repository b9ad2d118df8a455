"""Signs of whether everything runs: each a word, a figure, and what to do when it is not well. Floors hand them up."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from flask import Flask, current_app
from sqlalchemy.orm import Session


class Health(StrEnum):
    """How a thing is. QUIET: nothing yet, or nothing to say."""

    WELL = "well"
    QUIET = "quiet"
    ILL = "ill"


@dataclass(frozen=True, slots=True)
class Sign:
    """How one thing is, in the reader's language. cure: what to do, for what is ILL. href: the page that tells more."""

    name: str
    health: Health
    word: str
    figure: str
    cure: str = ""
    href: str = ""


Read = Callable[[Session, datetime], Sign]
"""Reads a sign as it is at this instant; writes nothing."""


def add_sign(flask_app: Flask, rank: int, read: Read) -> None:
    """Hand a sign up, to be shown in the order of ranks; called by a package's wiring."""
    flask_app.extensions.setdefault("kymppi_signs", []).append((rank, read))


def read_all(session: Session, now: datetime) -> list[Sign]:
    """Every sign, in order."""
    handed: list[tuple[int, Read]] = current_app.extensions.get("kymppi_signs", [])
    return [read(session, now) for _rank, read in sorted(handed, key=lambda one: one[0])]
