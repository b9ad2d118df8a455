"""What one more positive, neutral or negative answer would do to a channel."""

from dataclasses import dataclass, replace
from fractions import Fraction

from flask_babel import gettext as _
from flask_babel import ngettext

from app.i18n import number
from scorecards.board.card import ChannelCard
from scorecards.maths.metric import Tally, one_more, shown


@dataclass(frozen=True, slots=True)
class Next:
    """A kind of next answer, the score after it, and what would then be needed; then is empty without a target."""

    kind: str
    label: str
    score: str
    then: str


def what_next(channel: ChannelCard) -> tuple[Next, ...]:
    """What each kind of next answer would do, the best first."""
    after = one_more(channel.channel.metric, channel.tally)
    return (
        _next(channel, "positive", _("Positive"), after.positive, Tally(positives=1)),
        _next(channel, "neutral", _("Neutral"), after.neutral, Tally(neutrals=1)),
        _next(channel, "negative", _("Negative"), after.negative, Tally(negatives=1)),
    )


def _next(channel: ChannelCard, kind: str, label: str, score: Fraction, one: Tally) -> Next:
    text = number(shown(score, channel.goal.score if channel.goal else None))
    return Next(kind, label, text, distance(replace(channel, tally=channel.tally + one)))


def distance(channel: ChannelCard) -> str:
    """How far a channel's target is, in a few words; empty without one."""
    found = channel.progress
    if found is None:
        return ""
    if found.still_needed is None:
        return str(_("out of reach"))
    if found.still_needed == 0:
        return str(_("target met"))
    return str(ngettext("%(num)s more needed", "%(num)s more needed", found.still_needed))
