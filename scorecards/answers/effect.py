"""What one answer did to the month's score: the figures before it and after it. Pure."""

from dataclasses import dataclass

from scorecards.board.card import ChannelCard
from scorecards.channels.queries import ChannelInfo
from scorecards.maths.goal import Goal
from scorecards.maths.metric import Tally

ONE = {1: Tally(positives=1), 0: Tally(neutrals=1), -1: Tally(negatives=1)}


@dataclass(frozen=True, slots=True)
class Effect:
    """A channel's card without and with the answer; the team's part of the cards is left empty."""

    before: ChannelCard
    after: ChannelCard


def effect(channel: ChannelInfo, goal: Goal | None, earlier: Tally, band: int) -> Effect:
    """The effect of an answer of this band on a month in which `earlier` had been counted."""

    def card(tally: Tally) -> ChannelCard:
        return ChannelCard(channel, tally, goal, Tally(), None)

    return Effect(card(earlier), card(earlier + ONE[band]))
