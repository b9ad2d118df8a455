"""A month's way to its target beside an even month: as many positive answers each working day. Pure."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from app import clock
from app.people.queries import Member
from app.working_days import working_days
from scorecards.board.card import ChannelCard
from scorecards.maths.progress import State


@dataclass(frozen=True, slots=True)
class EvenPace:
    """The positive answers there are, those it takes in all, and those an even month would have by today.

    by_today is rounded down; share: how much of the month's work is behind, 0 to 1.
    """

    positives: int
    in_all: int
    by_today: int
    share: Fraction

    @property
    def ahead(self) -> int:
        """How many positive answers ahead of an even month; below 0 behind it."""
        return self.positives - self.by_today


def worked_share(member: Member, month: date, as_of: date, country: str) -> Fraction:
    """The working days of the person's month that are over by the end of a day, as a share of all; 1 without any."""
    days = member.employed_within(month, clock.last_day(month))
    if days is None:
        return Fraction(1)
    whole = working_days(*days, country)
    return Fraction(working_days(days[0], min(days[1], as_of), country), whole) if whole else Fraction(1)


def even_pace(channel: ChannelCard, share: Fraction) -> EvenPace | None:
    """The pace of a channel whose target can still be met by positive answers; None where it is met or cannot be."""
    found = channel.progress
    if found is None or found.state is State.HIT or found.still_needed is None:
        return None
    in_all = channel.tally.positives + found.still_needed
    return EvenPace(channel.tally.positives, in_all, int(in_all * share), share)
