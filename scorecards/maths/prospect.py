"""What may still become of a month in a channel, put together for people to read (maths.md A15)."""

from dataclasses import dataclass

from scorecards.maths.outlook import Outlook, Remaining


@dataclass(frozen=True, slots=True)
class Prospect:
    """The chance of ending the month at the target, 0 to 1, its word, and how many answers may still come.

    at_usual_mix: how many further answers meet the target when each is like the person's usual ones (maths.md A6), 0
    when it is met, None where they never would.
    """

    chance: float
    outlook: Outlook
    remaining: Remaining
    at_usual_mix: int | None
