"""What a daily letter says, as plain data: which channel comes first, which message each channel gets, and the bonus.

Pure. The words are chosen here by kind and written, in the reader's language, in wording.py.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from scorecards.maths.goal import Goal
from scorecards.maths.metric import Metric, Tally, score, shown
from scorecards.maths.progress import UNLIMITED, Progress, State, progress
from scorecards.maths.prospect import Prospect


class Says(StrEnum):
    """The message of a channel, in the order in which channels matter to the reader of a letter."""

    NEEDED = "needed"
    RESPONSES = "responses"
    NO_ANSWERS = "no_answers"
    MET = "met"
    UNREACHABLE = "unreachable"
    NO_TARGET = "no_target"


class Lead(StrEnum):
    """The message of the whole letter, its subject: the first channel's own, unless all targets are met or there is
    no channel."""

    CHANNEL = "channel"
    ALL_MET = "all_met"
    NO_CHANNEL = "no_channel"


class Fill(StrEnum):
    """A piece of a channel's bar."""

    SCORE = "score"
    TARGET = "target"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel's figures: the person's and the team's, named in the reader's language."""

    name: str
    metric: Metric
    tally: Tally
    goal: Goal | None
    team_tally: Tally
    team_goal: Goal | None
    prospect: Prospect | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """A bonus in cents, and in whole percent, rounded down, of the most that the plan pays in a month."""

    currency: str
    secured_cents: int
    possible_cents: int
    maximum_cents: int

    @property
    def secured_percent(self) -> int:
        """What today's figures pay."""
        return 100 * self.secured_cents // self.maximum_cents

    @property
    def possible_percent(self) -> int:
        """The most that can still come."""
        return 100 * self.possible_cents // self.maximum_cents


@dataclass(frozen=True, slots=True)
class ChannelDigest:
    """What the letter says of one channel. shown and team_shown are rounded down; None before the first answer."""

    channel: Channel
    says: Says
    progress: Progress | None
    shown: str | None
    team_shown: str | None
    bar: tuple[tuple[Fill, int], ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """A whole letter: its month, what leads it, every channel in the company's order, the bonus where there is one."""

    month: date
    lead: Lead
    first: ChannelDigest | None
    channels: tuple[ChannelDigest, ...]
    team: str | None
    bonus: Share | None


def digest(month: date, channels: tuple[Channel, ...], team: str | None, bonus: Share | None) -> Digest:
    """Choose what a letter says about these figures. A bonus of a plan that pays nothing at most is left out."""
    found = tuple(_channel(channel) for channel in channels)
    first = min(found, key=_rank, default=None)
    told = bonus if bonus and bonus.maximum_cents else None
    return Digest(month, _lead(found), first, found, team, told)


def _lead(channels: tuple[ChannelDigest, ...]) -> Lead:
    if not channels:
        return Lead.NO_CHANNEL
    every = len(channels) > 1 and all(channel.says is Says.MET for channel in channels)
    return Lead.ALL_MET if every else Lead.CHANNEL


def _channel(channel: Channel) -> ChannelDigest:
    own = score(channel.metric, channel.tally)
    how_far = None if channel.goal is None else progress(channel.metric, channel.tally, channel.goal)
    return ChannelDigest(
        channel=channel,
        says=_says(channel, how_far),
        progress=how_far,
        shown=_shown(own, channel.goal),
        team_shown=_shown(score(channel.metric, channel.team_tally), channel.team_goal),
        bar=_bar(channel, own),
    )


def _shown(points: Fraction | None, goal: Goal | None) -> str | None:
    return None if points is None else shown(points, None if goal is None else goal.score)


def _says(channel: Channel, how_far: Progress | None) -> Says:
    if not channel.tally.responses:
        return Says.NO_ANSWERS
    if how_far is None:
        return Says.NO_TARGET
    by_state = {
        State.HIT: Says.MET,
        State.OPEN: Says.NEEDED,
        State.NEEDS_RESPONSES: Says.RESPONSES,
        State.UNREACHABLE: Says.UNREACHABLE,
    }
    return by_state.get(how_far.state, Says.NO_ANSWERS)


def _rank(found: ChannelDigest) -> tuple[int, int]:
    """First what needs least to be reached; among met targets the one with the smallest cushion."""
    how_far, size = found.progress, 0
    if how_far is not None:
        cushion = how_far.cushion_negative
        size = how_far.still_needed or (cushion if isinstance(cushion, int) else 0)
        size = 10**9 if cushion == UNLIMITED else size
    return list(Says).index(found.says), size


def _bar(channel: Channel, own: Fraction | None) -> tuple[tuple[Fill, int], ...]:
    """The score and the target along the metric's whole range, as pieces in percent that add up to 100."""
    if own is None or channel.goal is None:
        return ()
    here = _place(channel.metric, own)
    there = min(_place(channel.metric, Fraction(channel.goal.score)), 99)
    pieces = [
        (Fill.SCORE, min(here, there)),
        (Fill.REST, max(0, there - here)),
        (Fill.TARGET, 1),
        (Fill.SCORE, max(0, here - there - 1)),
        (Fill.REST, 99 - max(here - 1, there)),
    ]
    return tuple((fill, width) for fill, width in pieces if width > 0)


def _place(metric: Metric, points: Fraction) -> int:
    return int((points - metric.lowest) * 100 / (100 - metric.lowest))
