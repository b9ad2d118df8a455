"""Where a person stands in a channel, as a supervisor reads it, and who is nearest to a target. Pure."""

from enum import StrEnum

from scorecards.board.card import ChannelCard, Scorecard
from scorecards.maths.progress import State

CLOSE_WITHIN = 5


class Standing(StrEnum):
    """A channel's state in one word, by what there is to do about it."""

    CLOSE = "close"
    ON_THE_WAY = "open"
    TOO_FEW = "few"
    STUCK = "stuck"
    MET = "met"
    MISSED = "missed"
    NO_TARGET = "none"


def standing(channel: ChannelCard, *, over: bool) -> Standing:
    """Close: at most 5 positive responses short. Stuck: out of reach, or short of more than all answers so far.

    Too few: below the minimum of answers. over: the month has ended, so what is not met stays so.
    """
    found = channel.progress
    if found is None:
        return Standing.NO_TARGET
    if found.state is State.HIT:
        return Standing.MET
    if found.missing_responses and found.state is not State.UNREACHABLE:
        return Standing.TOO_FEW
    if over:
        return Standing.MISSED
    if found.still_needed is None or found.still_needed > max(CLOSE_WITHIN, channel.tally.responses):
        return Standing.STUCK
    return Standing.CLOSE if found.still_needed <= CLOSE_WITHIN else Standing.ON_THE_WAY


def closeness(card: Scorecard) -> tuple[tuple[int, int], str]:
    """The key that sorts people by their nearest target not yet met; then out of reach, all met, and no target."""
    return min((_distance(channel) for channel in card.channels), default=(3, 0)), card.person.name


def _distance(channel: ChannelCard) -> tuple[int, int]:
    found = channel.progress
    if found is None:
        return 3, 0
    if found.state is State.HIT:
        return 2, 0
    return (1, 0) if found.still_needed is None else (0, found.still_needed)
