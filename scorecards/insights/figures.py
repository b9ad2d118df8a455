"""What many people's months in a channel come to together. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from scorecards.maths.goal import Goal
from scorecards.maths.groups import LEAST
from scorecards.maths.metric import Metric, Tally, score
from scorecards.maths.progress import State, progress


@dataclass(frozen=True, slots=True)
class PersonMonth:
    """One person's month in a channel, in the team of its answers."""

    person: int
    team: int | None
    tally: Tally
    goal: Goal | None


@dataclass(frozen=True, slots=True)
class Figure:
    """Several people's answers together: how many people, how many of them have a target, and how many met theirs."""

    tally: Tally
    people: int
    with_target: int
    met: int

    @property
    def share_met(self) -> Fraction | None:
        """The share of those with a target who met it, None where nobody has one."""
        return Fraction(self.met, self.with_target) if self.with_target else None


def by_person(months: Sequence[PersonMonth]) -> list[PersonMonth]:
    """The same with each person once: who had two teams counts with the team of most answers and its target."""
    found: dict[int, PersonMonth] = {}
    for one in sorted(months, key=lambda one: one.tally.responses):
        before = found.get(one.person)
        found[one.person] = one if before is None else replace(one, tally=one.tally + before.tally)
    return list(found.values())


def figure(metric: Metric, months: Sequence[PersonMonth]) -> Figure:
    """The figure of these people, each of whom stands there once."""
    aiming = [one for one in months if one.goal is not None]
    met = sum(one.goal is not None and progress(metric, one.tally, one.goal).state is State.HIT for one in aiming)
    tally = sum((one.tally for one in months), Tally())
    return Figure(tally, len(months), len(aiming), met)


def excellent(metric: Metric, months: Sequence[PersonMonth], minimum: int) -> Fraction | None:
    """The score of the best quarter of the people with at least `minimum` answers, all their answers together.

    None while that quarter has fewer than LEAST people, so that no one person stands behind it.
    """
    ready = [one for one in months if one.tally.responses >= max(1, minimum)]
    best = sorted(ready, key=lambda one: (score(metric, one.tally) or Fraction(0), one.person), reverse=True)
    quarter = best[: len(best) // 4]
    return score(metric, sum((one.tally for one in quarter), Tally())) if len(quarter) >= LEAST else None
