"""A scorecard: what a person's answers come to against their targets. Pure data; the queries beside it fill it."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from app.people.queries import Member
from scorecards.channels.queries import ChannelInfo
from scorecards.maths.goal import Goal
from scorecards.maths.metric import Tally, score, shown
from scorecards.maths.progress import Progress, progress

NO_TARGET = "no_target"


@dataclass(frozen=True, slots=True)
class ChannelCard:
    """One channel of a card: the person's counts and target, and the team's beside them."""

    channel: ChannelInfo
    tally: Tally
    goal: Goal | None
    team_tally: Tally
    team_goal: Goal | None

    @property
    def score(self) -> Fraction | None:
        """The exact score in points, None before the first answer."""
        return score(self.channel.metric, self.tally)

    @property
    def shown(self) -> str | None:
        """The score as shown: rounded down, so that it never claims a target that is not met; None before an answer."""
        return None if self.score is None else shown(self.score, self.goal.score if self.goal else None)

    @property
    def progress(self) -> Progress | None:
        """How far it is to the target, None without one."""
        return None if self.goal is None else progress(self.channel.metric, self.tally, self.goal)

    @property
    def state(self) -> str:
        """The state of maths.progress.State, or "no_target"."""
        found = self.progress
        return NO_TARGET if found is None else str(found.state)


@dataclass(frozen=True, slots=True)
class Scorecard:
    """A person's month as it stood at the end of a local day: the channels they serve, in the company's order.

    over: the month had ended by that day, and the day is past. Counts are summed over `months` months up to `month`.
    imagined: answers that could come, by the channel's key; they are not among the counts.
    """

    person: Member
    month: date
    as_of: date
    over: bool
    months: int
    channels: tuple[ChannelCard, ...]
    imagined: tuple[tuple[str, Tally], ...] = ()
