"""Everything the page of one card shows, read and put into words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from app.access import Viewer
from app.db import country_of
from scorecards.board import panels, presenting, prospecting, what_if_words
from scorecards.board.card import Scorecard
from scorecards.board.day_word import DayWord, day_word
from scorecards.board.even_pace import worked_share
from scorecards.board.history import history
from scorecards.board.panels import Filled
from scorecards.board.presenting import Beside, Face
from scorecards.board.stamp import Stamp
from scorecards.board.what_if import Imagined, added
from scorecards.board.what_if_words import WhatIf
from scorecards.responses.comments import Comment


@dataclass(frozen=True, slots=True)
class CardPage:
    """A card for its reader. what_if is None for a month that is over.

    live: the address that tells of changes, empty where there are none; news: what has changed, for who hears it.
    """

    card: Scorecard
    own: bool
    faces: Sequence[Face]
    day_word: DayWord | None
    panels: Sequence[Filled]
    comments: Sequence[Comment]
    what_if: WhatIf | None
    live: str
    news: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader asked of a card: imagined answers, and how the page's own address is written with more in it.

    stamp: of the card as it is; seen: of the page that asks whether it is still so, an empty one otherwise.
    """

    viewer: Viewer
    imagined: tuple[Imagined, ...]
    link: Callable[..., str]
    stamp: Stamp
    seen: Stamp


def card_page(session: Session, card: Scorecard, comments: Sequence[Comment], asked: Asked, *, over: bool) -> CardPage:
    """The page of a card. over: its month has ended, so nothing can be imagined and nothing more comes."""
    country = country_of(session)
    beside = Beside(
        prospects=prospecting.prospects(session, [card])[0],
        history=history(session, card),
        share=worked_share(card.person, card.month, card.as_of, country),
    )
    imagining = replace(card, imagined=tuple(added(card, asked.imagined).items()))
    faces = presenting.faces(card, beside, over=over)
    return CardPage(
        card=card,
        own=card.person.id == asked.viewer.person_id,
        faces=faces,
        day_word=day_word(card, over=over),
        panels=panels.panels_of(session, imagining, asked.viewer),
        comments=comments,
        what_if=None if over or not card.channels else what_if_words.what_if(card, asked.imagined, asked.link),
        live="" if over else asked.link("", live=str(asked.stamp)),
        news=_news(faces) if asked.seen.content not in ("", asked.stamp.content) else "",
    )


def _news(faces: Sequence[Face]) -> str:
    """The card in one breath."""
    said = (f"{face.name}: {face.headline.figure or ''} {face.headline.words}" for face in faces)
    return ". ".join(" ".join(one.split()) for one in said)
