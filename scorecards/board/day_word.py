"""The one thing a card says about the day: that everything is met, or the one next step that helps most."""

from dataclasses import dataclass
from typing import Literal

from flask_babel import gettext as _

from app.i18n import language
from scorecards.board.card import ChannelCard, Scorecard
from scorecards.board.what_next import what_next
from scorecards.maths.progress import State


@dataclass(frozen=True, slots=True)
class DayWord:
    """A title and a sentence; tone "met" is said with the accent."""

    tone: Literal["met", "step"]
    title: str
    text: str


def day_word(card: Scorecard, *, over: bool) -> DayWord | None:
    """What to say of a card; nothing without targets, and nothing of a month that ended short."""
    aimed = [line for line in card.channels if line.progress is not None]
    short = [line for line in aimed if line.state != State.HIT]
    if not aimed or (short and over):
        return None
    if not short:
        return _all_met(over=over)
    open_ones = [line for line in short if line.state != State.UNREACHABLE]
    return _step(min(open_ones, key=_needed)) if open_ones else _nothing_to_reach()


def _needed(line: ChannelCard) -> int:
    return (line.progress.still_needed if line.progress else None) or 0


def _all_met(*, over: bool) -> DayWord:
    said = _("Every target of the month was met.") if over else _("Every target is met as of today.")
    return DayWord("met", str(_("Well done")), str(said))


def _step(line: ChannelCard) -> DayWord:
    best = what_next(line)[0]
    text = _(
        "%(channel)s: one more positive answer makes the score %(score)s, %(then)s.",
        channel=line.channel.name_in(language()),
        score=best.score,
        then=best.then,
    )
    return DayWord("step", str(_("Next step")), str(text))


def _nothing_to_reach() -> DayWord:
    text = _("Every answer still counts in the score and in the team's score, and next month starts anew.")
    return DayWord("step", str(_("Next step")), str(text))
