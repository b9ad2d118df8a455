"""Panels that higher floors put on a person's card, below its channels."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flask import Flask, current_app
from sqlalchemy.orm import Session

from app.access import Viewer
from scorecards.board.card import Scorecard

Context = Callable[[Session, Scorecard, Viewer], Mapping[str, object] | None]


@dataclass(frozen=True, slots=True)
class Glance:
    """What a panel says in one figure at the top of the card; a context may hold one as `glance`.

    id: of its title; percent: how full a bar beside the figure is, None for no bar.
    """

    id: str
    label: str
    figure: str
    words: str
    percent: int | None = None


@dataclass(frozen=True, slots=True)
class Panel:
    """A template and what fills it, in the order of `rank`.

    context is given the card and who looks at it, which may be the person's supervisor; None shows nothing.
    The template is included in the card's page and finds the context under the name `panel`.
    """

    rank: int
    template: str
    context: Context


@dataclass(frozen=True, slots=True)
class Filled:
    """A panel ready to be shown."""

    template: str
    context: Mapping[str, object]


def add_panel(flask_app: Flask, panel: Panel) -> None:
    """Hand a panel down to the card's page; called by a package's wiring."""
    flask_app.extensions.setdefault("kymppi_card_panels", []).append(panel)


def panels_of(session: Session, card: Scorecard, viewer: Viewer) -> list[Filled]:
    """The panels that have something to show this viewer on this card."""
    known: list[Panel] = current_app.extensions.get("kymppi_card_panels", [])
    filled = [(panel.template, panel.context(session, card, viewer)) for panel in sorted(known, key=lambda p: p.rank)]
    return [Filled(template, context) for template, context in filled if context is not None]
