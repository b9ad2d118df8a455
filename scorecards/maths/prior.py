"""What answers a person may expect: the channel's mix, their own fading history, this month (maths.md C1, C3)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scorecards.maths.metric import Metric, Tally

SHRINKAGE = 300.0
Counts = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Mix:
    """Weights of positive, neutral and negative answers, each above 0 (alpha in maths.md).

    Their sum, in answers, says how sure the mix is. Raises ValueError otherwise.
    """

    positive: float
    neutral: float
    negative: float

    def __post_init__(self) -> None:
        if not (min(self.positive, self.neutral, self.negative) > 0 and self.total < float("inf")):
            raise ValueError(f"A mix has finite weights above 0: {self!r}.")

    @property
    def total(self) -> float:
        """How many answers the mix is worth (|alpha|)."""
        return self.positive + self.neutral + self.negative

    def times(self, factor: "Mix") -> "Mix":
        """Each weight times the factor's weight, the total left as it was."""
        raw = Mix(self.positive * factor.positive, self.neutral * factor.neutral, self.negative * factor.negative)
        return raw.worth(self.total)

    def worth(self, total: float) -> "Mix":
        """The same shares, worth so many answers."""
        scale = total / self.total
        return Mix(self.positive * scale, self.neutral * scale, self.negative * scale)

    def usual_net(self, metric: Metric) -> float:
        """Positives less w negatives per answer, -1 to 1 (mu in maths.md A6)."""
        return (self.positive - metric.negative_weight * self.negative) / self.total


@dataclass(frozen=True, slots=True)
class MixSettings:
    """How the people of one channel differ and change; the defaults of maths.md J until they are fitted.

    strength: what the channel's mix is worth in answers against a person's own history (s), above 0.
    memory: what is left of a month's answers a month later (delta), 0 to 1.
    steadiness: how firmly a person's mix stays from one month to the next, in answers (B), above 0.
    Raises ValueError outside these ranges.
    """

    strength: float = 40.0
    memory: float = 0.5
    steadiness: float = 200.0

    def __post_init__(self) -> None:
        if not (self.strength > 0 and 0 <= self.memory <= 1 and self.steadiness > 0):
            raise ValueError(f"Strength and steadiness must be above 0 and memory 0 to 1: {self!r}.")


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


UNTILTED = Tilts()


def pooled(tallies: Iterable[Tally]) -> Mix:
    """A channel's shares, from the sums of its tallies and half an answer of each kind (pi; its total is 1)."""
    counts = sum(tallies, Tally())
    return Mix(counts.positives + 0.5, counts.neutrals + 0.5, counts.negatives + 0.5).worth(1.0)


def start_of_month(channel: Mix, history: Sequence[Tally], settings: MixSettings = MixSettings()) -> Mix:
    """A person's mix before the month's first answer (alpha0 in maths.md C1).

    channel: the channel's shares. history: the person's earlier months, oldest first, none left out (a month without
    answers is an empty tally).
    """
    person = channel.worth(settings.strength)
    weight = 1.0
    for month in reversed(history):
        weight *= settings.memory
        person = _more(person, month, weight)
    return person.worth(_certainty(person.total, settings.steadiness))


def today(start: Mix, tally: Tally, tilts: Tilts = UNTILTED) -> Mix:
    """The mix to expect of the answers still to come: the month's start and its answers so far, tilted.

    The total is that of start and tally whatever the tilts. The profile tilts start and tally each by its own factor
    and not their mean by one, as in C3 ii: the start already knows the end of earlier months.
    """
    so_far = (float(tally.positives), float(tally.neutrals), float(tally.negatives))
    if tilts.profile is not None:
        start = start.times(tilts.profile.start)
        so_far = _tilted(so_far, tilts.profile.so_far)
    person = Mix(*_sum(_parts(start), so_far))
    return person if tilts.level is None else person.times(tilts.level)


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
    early = _more(whole.worth(shrinkage), before, 1.0).worth(1.0)
    late = _more(whole.worth(shrinkage), after, 1.0).worth(1.0)
    return DayProfile(_over(late, whole), _over(late, early))


def _more(mix: Mix, tally: Tally, weight: float) -> Mix:
    return Mix(
        mix.positive + weight * tally.positives,
        mix.neutral + weight * tally.neutrals,
        mix.negative + weight * tally.negatives,
    )


def _certainty(total: float, steadiness: float) -> float:
    """c in maths.md C1: what the mix is worth once a month's change is allowed for."""
    spread = 1 / (total + 1)
    return 1 / (spread + (1 - spread) / (steadiness + 1)) - 1


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
