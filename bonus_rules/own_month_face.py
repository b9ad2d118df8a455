"""What a page or a file of one's own months holds, every cell as text."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """A channel's line; every cell as text."""

    channel: str
    score: str
    target: str
    positives: str
    neutrals: str
    negatives: str
    minimum: str
    word: str
    tone: str


@dataclass(frozen=True, slots=True)
class ShownMonth:
    """A month in words and money. left: what can still be earned, or empty; told: what stands fast of it."""

    month: date
    final: bool
    word: str
    tone: str
    told: str
    amount: str
    possible: str
    left: str
    percent: str
    facts: tuple[tuple[str, str], ...]
    figures: tuple[ShownFigure, ...]
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """A year's months, newest first, and what its closed ones paid in all."""

    year: int
    total: str
    months: tuple[ShownMonth, ...]
