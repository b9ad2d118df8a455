"""From the distance to the target to a percent of a channel's money (maths.md E1, E3). Pure and exact."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction


class CurveKind(StrEnum):
    """How the points are joined."""

    LINEAR = "linear"
    STEPS = "steps"


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """offset: score less target, in points; percent: of the channel's money."""

    offset: Decimal
    percent: Decimal


@dataclass(frozen=True, slots=True)
class Curve:
    """At least one point, offsets rising, percents never falling. No channel pays more than cap_percent.

    Linear: joined by straight lines, flat outside. Steps: the last point at or below the offset, 0 below the first.
    """

    kind: CurveKind
    points: tuple[CurvePoint, ...]
    cap_percent: Decimal

    def around(self, offset: Fraction) -> tuple[CurvePoint | None, CurvePoint | None]:
        """The last point at or below the offset and the first one above it."""
        low = [point for point in self.points if point.offset <= offset]
        high = [point for point in self.points if point.offset > offset]
        return (low[-1] if low else None), (high[0] if high else None)

    def uncapped(self, offset: Fraction) -> Fraction:
        """The percent at an offset before the cap."""
        low, high = self.around(offset)
        if self.kind is CurveKind.STEPS:
            return Fraction(low.percent) if low else Fraction(0)
        if low and high:
            rise, run = Fraction(high.percent - low.percent), Fraction(high.offset - low.offset)
            return Fraction(low.percent) + rise * (offset - Fraction(low.offset)) / run
        return Fraction(self.points[-1].percent if low else self.points[0].percent)

    def percent(self, offset: Fraction) -> Fraction:
        """The percent of the channel's money that an offset (score less target, in points) pays."""
        return min(self.uncapped(offset), Fraction(self.cap_percent))

    def most(self, offset: Fraction, attained: bool) -> Fraction:
        """The most the curve gives below an offset, and at it when it is attained."""
        if self.kind is CurveKind.LINEAR or attained:
            return self.percent(offset)
        below = [Fraction(point.percent) for point in self.points if point.offset < offset]
        return min(below[-1] if below else Fraction(0), Fraction(self.cap_percent))

    def steepest(self) -> Fraction:
        """The largest rise, in percent, within one point of score: 100 for a cliff."""
        near = [(Fraction(point.offset) + 1, Fraction(point.offset)) for point in self.points]
        near += [(low, low - 1) for _, low in near]
        return max(self.percent(high) - self.percent(low) for high, low in near)
