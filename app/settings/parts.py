"""Parts that higher floors put on everybody's settings page."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import Flask, current_app
from flask_babel.speaklater import LazyString
from sqlalchemy.orm import Session

from app.access import Viewer

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page, in the order of `rank`: told() gives its terms and descriptions, none where it is not for
    this viewer. key: of its heading."""

    rank: int
    key: str
    title: LazyString
    told: Callable[[Session, Viewer], Pairs]


@dataclass(frozen=True, slots=True)
class Filled:
    """A part that has something to say."""

    key: str
    title: LazyString
    pairs: Pairs


def add_part(flask_app: Flask, part: Part) -> None:
    """Hand a part down to the page; called by a package's wiring."""
    flask_app.extensions.setdefault("kymppi_settings_parts", []).append(part)


def parts_of(session: Session, viewer: Viewer) -> list[Filled]:
    """The parts that have something to say to this viewer."""
    known: list[Part] = current_app.extensions.get("kymppi_settings_parts", [])
    filled = [Filled(one.key, one.title, one.told(session, viewer)) for one in sorted(known, key=lambda one: one.rank)]
    return [one for one in filled if one.pairs]
