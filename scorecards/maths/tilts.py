"""Optional corrections of a mix: the channel's level this month, and the course of a month (maths.md C3)."""

from collections.abc import Iterable
from dataclasses import dataclass

from scorecards.maths.metric import Tally
from scorecards.maths.mix import Mix, pooled

SHRINKAGE = 300.0
Counts = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class DayProfile:
    """How the answers after a day of the month differ in mix, as factors; by day_profile().

    start: against the whole month, for what people bring into the month. so_far: against the days up to that one.
    """

    start: Mix
    so_far: Mix


@dataclass(frozen=True, slots=True)
class Tilts:
    """Optional corrections of the mix (maths.md C3), each None where it is switched off.

    level: how the whole channel does this month against what was expected, by channel_level().
    profile: how the rest of a month differs from its beginning.
    """

    level: Mix | None = None
    profile: DayProfile | None = None

    def applied(self, start: Mix, tally: Tally) -> Mix:
        """What a person starts with and this month's answers so far, tilted and put together; their total stays."""
        so_far = (float(tally.positives), float(tally.neutrals), float(tally.negatives))
        if self.profile is not None:
            start, so_far = start.times(self.profile.start), _tilted(so_far, self.profile.so_far)
        person = Mix(*_sum(_parts(start), so_far))
        return person if self.level is None else person.times(self.level)


UNTILTED = Tilts()


def channel_level(people: Iterable[tuple[Tally, Mix]], shrinkage: float = SHRINKAGE) -> Mix:
    """How the channel's answers this month compare with what its people's mixes led one to expect (C3 i).

    people: for each person this month's tally and the mix they began the month with. 1 for each kind when as expected.
    shrinkage: how many answers of "as expected" are added (K), above 0.
    """
    seen, expected = Tally(), (0.0, 0.0, 0.0)
    for tally, start in people:
        seen += tally
        expected = _sum(expected, _times(_parts(start), tally.responses / start.total))
    if not seen.responses:
        return Mix(1.0, 1.0, 1.0)
    usual = _times(expected, shrinkage / seen.responses)
    counts = (float(seen.positives), float(seen.neutrals), float(seen.negatives))
    return _over(Mix(*_sum(counts, usual)), Mix(*_sum(expected, usual)))


def day_profile(before: Tally, after: Tally, shrinkage: float = SHRINKAGE) -> DayProfile:
    """How the answers after this day of the month differ in mix, from earlier months up to that day and after it.

    All factors are 1 when they do not differ (C3 ii). Use it only where its direction repeats in three months or more.
    """
    whole = pooled((before, after))
    early, late = (whole.worth(shrinkage).plus(part).worth(1.0) for part in (before, after))
    return DayProfile(_over(late, whole), _over(late, early))


def _parts(mix: Mix) -> Counts:
    return mix.positive, mix.neutral, mix.negative


def _sum(one: Counts, other: Counts) -> Counts:
    return one[0] + other[0], one[1] + other[1], one[2] + other[2]


def _times(counts: Counts, factor: float) -> Counts:
    return counts[0] * factor, counts[1] * factor, counts[2] * factor


def _over(above: Mix, below: Mix) -> Mix:
    return Mix(above.positive / below.positive, above.neutral / below.neutral, above.negative / below.negative)


def _tilted(counts: Counts, factor: Mix) -> Counts:
    """As many answers as before, each kind times its factor."""
    raw = (counts[0] * factor.positive, counts[1] * factor.neutral, counts[2] * factor.negative)
    return _times(raw, sum(counts) / sum(raw)) if sum(raw) else counts
