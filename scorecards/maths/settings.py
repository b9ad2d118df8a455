"""How the people of a channel differ and change; the defaults hold until fit.py has learnt better (maths.md J)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MixSettings:
    """How the people of one channel differ in what they are answered, and how that changes.

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
class ArrivalSettings:
    """How the people of one channel differ in number of answers, and how that changes.

    strength: what the channel's usual number is worth in answers against a person's own history (g0), above 0.
    memory: what is left of a month's answers a month later (dl), 0 to 1.
    steadiness: how little a person's pace changes from month to month; 1/steadiness is the squared relative spread
    (kap), above 0.
    temper: how far this month's own number counts (eta), above 0 to 1; below 1 because rotas are clumpy.
    Raises ValueError outside these ranges.
    """

    strength: float = 2.0
    memory: float = 0.7
    steadiness: float = 10.0
    temper: float = 0.25

    def __post_init__(self) -> None:
        if not (self.strength > 0 and 0 <= self.memory <= 1 and self.steadiness > 0 and 0 < self.temper <= 1):
            raise ValueError(f"Strength and steadiness must be above 0, memory 0 to 1, temper above 0 to 1: {self!r}.")


DEFAULT_MIX, DEFAULT_ARRIVALS = MixSettings(), ArrivalSettings()
