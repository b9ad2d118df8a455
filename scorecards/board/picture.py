"""A channel's answers as one bar: positive, neutral, negative, and the positives still needed at its end. Pure."""

from dataclasses import dataclass

WIDTH = 1000


@dataclass(frozen=True, slots=True)
class Bar:
    """A part of the picture, in thousandths of its width."""

    kind: str
    start: int
    width: int


def bars(parts: tuple[tuple[str, int], ...]) -> tuple[Bar, ...]:
    """Parts of (kind, count) side by side in proportion, together exactly the whole width; none when all are 0."""
    total = sum(count for _, count in parts)
    edges = [0]
    for _, count in parts:
        edges.append(edges[-1] + count)
    places = [WIDTH * edge // total for edge in edges] if total else edges
    return tuple(Bar(kind, places[at], places[at + 1] - places[at]) for at, (kind, count) in enumerate(parts) if count)
