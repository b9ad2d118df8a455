"""What imagined answers would come to, as the card's page shows it, and the links that add one or start again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext

from app.i18n import language, number
from scorecards.board.card import ChannelCard, Scorecard
from scorecards.board.cushion_words import cushion
from scorecards.board.what_if import MOST, Imagined, kinds, with_imagined, written
from scorecards.maths.metric import shown
from scorecards.maths.progress import State

Link = Callable[[str], str]
"""The card's address with these imagined answers."""


@dataclass(frozen=True, slots=True)
class Button:
    """A link that imagines one more answer; href is empty when there are ten."""

    id: str
    score: str
    said: str
    href: str


@dataclass(frozen=True, slots=True)
class Row:
    """A channel: what is imagined in it, empty without, and what the score and the way to the target would be then."""

    name: str
    buttons: tuple[Button, ...]
    imagined: str
    score: str
    then: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The part of the page for imagined answers: they as text, and the address without any, both empty without."""

    text: str
    rows: tuple[Row, ...]
    again: str
    full: bool


def what_if(card: Scorecard, imagined: Sequence[Imagined], link: Link) -> WhatIf:
    """Everything about the answers imagined on a card."""
    then = with_imagined(card, imagined).channels
    return WhatIf(
        text=written(imagined),
        rows=tuple(_row(line, imagined, link) for line in then),
        again=link("") if imagined else "",
        full=len(imagined) >= MOST,
    )


def then_words(line: ChannelCard) -> tuple[str, ...]:
    """How far it is to the target, or that it is met and what it bears; nothing without a target."""
    found = line.progress
    if found is None:
        return ()
    if found.state is State.HIT:
        return (_("Target met"), *cushion(found)[:1])
    if found.still_needed is None:
        return (_("Not reachable this month"),)
    if found.state is State.NEEDS_RESPONSES:
        return (ngettext("%(num)s more answer needed", "%(num)s more answers needed", found.still_needed),)
    return (
        ngettext("%(num)s more positive response needed", "%(num)s more positive responses needed", found.still_needed),
    )


def _row(line: ChannelCard, imagined: Sequence[Imagined], link: Link) -> Row:
    own = [number(one.score) for one in imagined if one.channel == line.channel.key]
    points = shown(line.score, line.goal.score if line.goal else None)
    return Row(
        name=line.channel.name_in(language()),
        buttons=tuple(_button(line, score, imagined, link) for score in kinds(line.channel)),
        imagined=", ".join(own),
        score=number(points) if points is not None and own else "",
        then=then_words(line) if own else (),
    )


def _button(line: ChannelCard, score: int, imagined: Sequence[Imagined], link: Link) -> Button:
    key = line.channel.key
    said = _("%(channel)s: the next one is a %(score)s", channel=line.channel.name_in(language()), score=number(score))
    full = len(imagined) >= MOST
    href = "" if full else link(written((*imagined, Imagined(key, score))))
    return Button(f"if-{key}-{score}", number(score), said, href)
