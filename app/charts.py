"""A line over time as geometry: points in, paths, places and labels out, ready for an SVG. Pure and deterministic.

A point without a value is a gap in the line. Places are in the units of the picture's own WIDTH and HEIGHT.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

Value: TypeAlias = Fraction | float
WIDTH, HEIGHT = 320, 128
LEFT, RIGHT, TOP, BOTTOM = 8, 244, 14, 104
LABEL_HEIGHT = 14


@dataclass(frozen=True, slots=True)
class Point:
    """One place on the line: its label, its value and target (None where there is none), each with its text."""

    label: str
    value: Value | None
    shown: str
    target: Value | None = None
    target_shown: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """What is said of a chart. id: unique on its page. title, described: for who does not see it. label, value and
    target: the heads of its table; target_label: what the end of the target line is called."""

    id: str
    title: str
    described: str
    label: str
    value: str
    target: str = ""
    target_label: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """A text at a place; y is its baseline."""

    x: str
    y: str
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """All that the macro line_chart in charts.html draws. Paths are empty where there is nothing to draw.

    dots: where a point stands alone, and the last one. ends: the labels at the right of the line and of its target.
    """

    words: Wording
    line: str
    target: str
    dots: tuple[tuple[str, str], ...]
    value_end: Label | None
    target_end: Label | None
    first: Label
    last: Label
    rows: tuple[Point, ...]

    @property
    def has_target(self) -> bool:
        """Whether the table has a column of targets."""
        return bool(self.target)


Span: TypeAlias = tuple[float, float]


def line_chart(words: Wording, points: Sequence[Point], span: Span | None = None) -> Chart:
    """The chart of these points, oldest first; at least one. span: the scale, to compare several charts (span_of())."""
    if not points:
        raise ValueError("A chart has at least one point: leave it out where there is none.")
    low, high = span or span_of(points)
    places = [_across(at, len(points)) for at in range(len(points))]
    heights = [_height(point.value, low, high) for point in points]
    targets = [_height(point.target, low, high) for point in points]
    value_end, target_end = _ends(words, points, heights, targets)
    return Chart(
        words=words,
        line=_line(places, heights),
        target=_steps(targets),
        dots=tuple((_text(x), _text(y)) for x, y in _dots(places, heights)),
        value_end=value_end,
        target_end=target_end,
        first=Label(_text(LEFT), _text(HEIGHT - 6), points[0].label),
        last=Label(_text(RIGHT), _text(HEIGHT - 6), points[-1].label),
        rows=tuple(points),
    )


def span_of(points: Iterable[Point]) -> Span:
    """The scale that holds all these values and targets, never empty; for several charts side by side."""
    found = [float(one) for point in points for one in (point.value, point.target) if one is not None]
    low, high = min(found, default=0.0), max(found, default=0.0)
    return (low, high) if high > low else (low - 1, high + 1)


def _across(at: int, count: int) -> float:
    return RIGHT if count == 1 else LEFT + (RIGHT - LEFT) * at / (count - 1)


def _height(value: Value | None, low: float, high: float) -> float | None:
    return None if value is None else BOTTOM - (BOTTOM - TOP) * (float(value) - low) / (high - low)


def _line(places: Sequence[float], heights: Sequence[float | None]) -> str:
    """A path through the points, lifted where one is missing."""
    parts, drawing = [], False
    for x, y in zip(places, heights, strict=True):
        if y is not None:
            parts.append(f"{'L' if drawing else 'M'}{_text(x)} {_text(y)}")
        drawing = y is not None
    return "".join(parts)


def _steps(heights: Sequence[float | None]) -> str:
    """A level for each point, from half way to the one before to half way to the next."""
    width, parts, before = (RIGHT - LEFT) / max(1, len(heights) - 1), list[str](), None
    for at, y in enumerate(heights):
        start, end = max(LEFT, _across(at, len(heights)) - width / 2), min(RIGHT, LEFT + width * (at + 0.5))
        if y is not None:
            parts.append(f"M{_text(start)} {_text(y)}" if before is None else "" if y == before else f"V{_text(y)}")
            parts.append(f"H{_text(RIGHT if len(heights) == 1 else end)}")
        before = y
    return "".join(parts)


def _dots(places: Sequence[float], heights: Sequence[float | None]) -> Iterable[tuple[float, float]]:
    last = max((at for at, y in enumerate(heights) if y is not None), default=-1)
    for at, y in enumerate(heights):
        alone = not any(heights[beside] is not None for beside in (at - 1, at + 1) if 0 <= beside < len(heights))
        if y is not None and (alone or at == last):
            yield places[at], y


def _ends(
    words: Wording, points: Sequence[Point], heights: Sequence[float | None], targets: Sequence[float | None]
) -> tuple[Label | None, Label | None]:
    """The labels at the right end, moved apart where they would lie on each other."""
    value, target = heights[-1], targets[-1]
    apart = LABEL_HEIGHT - abs(value - target) if value is not None and target is not None else 0
    if value is not None and target is not None and apart > 0:
        up = -1 if value <= target else 1
        value, target = value + up * apart / 2, target - up * apart / 2
    named = f"{words.target_label} {points[-1].target_shown}".strip()
    return _end(value, points[-1].shown), _end(target, named)


def _end(height: float | None, text: str) -> Label | None:
    return None if height is None else Label(_text(RIGHT + 8), _text(height + 4), text)


def _text(place: float) -> str:
    return f"{place:.1f}".removesuffix(".0")
