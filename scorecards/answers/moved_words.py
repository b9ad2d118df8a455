"""What one answer moved, in words: the figures before it and after it."""

from dataclasses import dataclass

from flask_babel import gettext as _

from app.i18n import number
from scorecards.answers.effect import Effect
from scorecards.board.card import ChannelCard
from scorecards.board.what_next import distance


@dataclass(frozen=True, slots=True)
class Moved:
    """A figure before the answer and after it."""

    label: str
    before: str
    after: str


def moved(found: Effect) -> tuple[Moved, ...]:
    """The score, and what is still needed where there is a target, before and after."""
    score = Moved(_("Score"), _score(found.before), _score(found.after))
    if found.after.goal is None:
        return (score,)
    return score, Moved(_("Still needed"), _needed(found.before), _needed(found.after))


def _needed(card: ChannelCard) -> str:
    found = card.progress
    return number(found.still_needed) if found and found.still_needed else distance(card)


def _score(card: ChannelCard) -> str:
    return "–" if card.shown is None else number(card.shown)
