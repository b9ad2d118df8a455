"""The first thing a card says about a channel: the number, or the words where a number would mislead."""

from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext

from app.i18n import number
from scorecards.board.card import ChannelCard
from scorecards.board.cushion_words import cushion, slack
from scorecards.board.standing import Standing, standing
from scorecards.maths.progress import Progress, State


@dataclass(frozen=True, slots=True)
class Headline:
    """A figure with the words beside it, or words alone; under them what it means. tone chooses the look."""

    tone: Standing
    figure: str | None
    words: str
    under: tuple[str, ...]


def headline(channel: ChannelCard, *, over: bool) -> Headline:
    """What a channel's card says first. over: the month has ended."""
    tone, found = standing(channel, over=over), channel.progress
    if found is None:
        return Headline(tone, None, _("No target yet"), (_("Nobody has set a target for this channel and month."),))
    if found.state is State.HIT:
        return Headline(tone, None, _("Target met"), () if over else cushion(found))
    if over:
        return _ended(channel, found, tone)
    if found.state is State.UNREACHABLE:
        return Headline(tone, None, _("Not reachable this month"), _what_counts())
    return _going(channel, found, tone)


def _going(channel: ChannelCard, found: Progress, tone: Standing) -> Headline:
    needed = found.still_needed or 0
    if found.state is State.NO_DATA:
        start = ngettext(
            "%(num)s positive response, and nothing else, would meet the target.",
            "%(num)s positive responses, and nothing else, would meet the target.",
            needed,
        )
        return Headline(tone, None, _("No answers yet"), (start,))
    if found.state is State.NEEDS_RESPONSES:
        words = ngettext("more answer needed: too early to say", "more answers needed: too early to say", needed)
        return Headline(tone, str(needed), words, (_minimum(channel), *slack(found)))
    words = ngettext("more positive response", "more positive responses", needed)
    minimum = (_minimum(channel),) if found.missing_responses else ()
    return Headline(tone, str(needed), words, (_goal(channel), *minimum))


def _goal(channel: ChannelCard) -> str:
    return str(_("to reach the target of %(target)s", target=number(channel.goal.score if channel.goal else 0)))


def _ended(channel: ChannelCard, found: Progress, tone: Standing) -> Headline:
    if found.state is State.NO_DATA:
        return Headline(tone, None, _("No answers this month"), ())
    if found.state is State.NEEDS_RESPONSES:
        return Headline(tone, None, _("Too few answers"), (_minimum(channel),))
    short = () if found.still_needed is None else (_short(found.still_needed),)
    return Headline(tone, None, _("Target not met"), short)


def _short(needed: int) -> str:
    text: str = ngettext(
        "The month ended %(num)s positive response short.", "The month ended %(num)s positive responses short.", needed
    )
    return text


def _minimum(channel: ChannelCard) -> str:
    least = channel.goal.least_responses if channel.goal else 0
    text: str = ngettext(
        "A figure counts from %(least)s answers on; there is %(num)s so far.",
        "A figure counts from %(least)s answers on; there are %(num)s so far.",
        channel.tally.responses,
        least=number(least),
    )
    return text


def _what_counts() -> tuple[str, ...]:
    return (
        _("A target of 100 leaves room for positive answers only."),
        _("Every answer still counts in the score and in the team's score, and next month starts anew."),
    )
