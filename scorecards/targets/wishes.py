"""A target somebody wants, and why it may be refused."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from app.wording import N_, RefusalError
from scorecards.channels.queries import ChannelInfo
from scorecards.maths.goal import Goal
from scorecards.targets.queries import Placed, TargetLine


class TargetError(RefusalError):
    """The target cannot be set so; the message says why and what can be done."""


class ConflictError(TargetError):
    """Somebody else was quicker; `other` is what they set or proposed for the same people meanwhile."""

    def __init__(self, other: TargetLine) -> None:
        """Keep what the other person set."""
        super().__init__(
            N_("Somebody else has changed this target since you saw it. Compare both, and set yours again if it holds.")
        )
        self.other = other


@dataclass(frozen=True, slots=True)
class Wish:
    """A target somebody wants from a month on: for a team, a person, or with neither for everyone."""

    channel: ChannelInfo
    month: date
    goal: Goal
    reason: str
    team_id: int | None = None
    person_id: int | None = None

    @property
    def place(self) -> Placed:
        """The channel and whom the target is for."""
        return self.channel.id, self.team_id, self.person_id

    def columns(self) -> dict[str, Any]:
        """What a target's row and a proposal's keep of it."""
        channel_id, team_id, person_id = self.place
        return {
            "channel_id": channel_id,
            "team_id": team_id,
            "person_id": person_id,
            "month": self.month,
            "score": self.goal.score,
            "minimum": self.goal.minimum,
            "reason": self.reason.strip(),
        }
