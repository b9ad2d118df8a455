"""What answers a person may expect: the channel's mix, their own fading history, this month (maths.md C1)."""

from collections.abc import Sequence

from scorecards.maths.metric import Tally
from scorecards.maths.mix import Mix
from scorecards.maths.settings import DEFAULT_MIX, MixSettings
from scorecards.maths.tilts import UNTILTED, Tilts


def start_of_month(channel: Mix, history: Sequence[Tally], settings: MixSettings = DEFAULT_MIX) -> Mix:
    """A person's mix before the month's first answer (alpha0 in maths.md C1).

    channel: the channel's shares. history: the person's earlier months, oldest first, none left out (a month without
    answers is an empty tally).
    """
    person = channel.worth(settings.strength)
    weight = 1.0
    for month in reversed(history):
        weight *= settings.memory
        person = person.plus(month, weight)
    return person.worth(_certainty(person.total, settings.steadiness))


def today(start: Mix, tally: Tally, tilts: Tilts = UNTILTED) -> Mix:
    """The mix to expect of the answers still to come: the month's start and its answers so far, tilted.

    The total is that of start and tally whatever the tilts. The profile tilts start and tally each by its own factor
    and not their mean by one, as in C3 ii: the start already knows the end of earlier months.
    """
    return tilts.applied(start, tally)


def _certainty(total: float, steadiness: float) -> float:
    """c in maths.md C1: what the mix is worth once a month's change is allowed for."""
    spread = 1 / (total + 1)
    return 1 / (spread + (1 - spread) / (steadiness + 1)) - 1
