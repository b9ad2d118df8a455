"""Curves from the distance to the target to a percent."""

from decimal import Decimal
from fractions import Fraction

import pytest

from bonus_rules.curve import Curve, CurveKind, CurvePoint

POINTS = ((-10, 0), (0, 60), (4, 100))


def curve(kind: CurveKind, points: tuple[tuple[int, int], ...] = POINTS, cap: int = 100) -> Curve:
    made = tuple(CurvePoint(Decimal(offset), Decimal(percent)) for offset, percent in points)
    return Curve(kind, made, Decimal(cap))


LINE, STAIRS = curve(CurveKind.LINEAR), curve(CurveKind.STEPS)


@pytest.mark.parametrize(
    ("offset", "line", "stairs"),
    [(-11, "0", "0"), (-10, "0", "0"), (-5, "30", "0"), (-1, "54", "0"), (0, "60", "60"), (1, "70", "60"),
     (Fraction(7, 2), "95", "60"), (4, "100", "100"), (90, "100", "100")],
)  # fmt: skip
def test_a_line_joins_its_points_and_steps_wait_for_the_next(offset: Fraction, line: str, stairs: str) -> None:
    assert LINE.percent(Fraction(offset)) == Fraction(line)
    assert STAIRS.percent(Fraction(offset)) == Fraction(stairs)


def test_a_line_is_flat_outside_its_points_and_steps_begin_at_nothing() -> None:
    points = ((-1, 20), (1, 40))
    line, stairs = curve(CurveKind.LINEAR, points), curve(CurveKind.STEPS, points)
    assert [line.percent(Fraction(offset)) for offset in (-9, 9)] == [20, 40]
    assert [stairs.percent(Fraction(offset)) for offset in (-9, 9)] == [0, 40]


@pytest.mark.parametrize("kind", CurveKind)
def test_the_cap_cuts_what_a_channel_pays_and_nothing_else(kind: CurveKind) -> None:
    capped = curve(kind, cap=80)
    assert [capped.uncapped(Fraction(4)), capped.percent(Fraction(4))] == [100, 80]
    assert capped.percent(Fraction(0)) == capped.uncapped(Fraction(0)) == 60


def test_the_neighbours_of_an_offset_are_the_last_point_reached_and_the_next() -> None:
    first, second, third = LINE.points
    found = [LINE.around(Fraction(offset)) for offset in (-11, -10, -1, 0, 4)]
    assert found == [(None, first), (first, second), (first, second), (second, third), (third, None)]


def test_just_below_an_offset_a_line_comes_as_near_as_one_likes_and_steps_do_not() -> None:
    at, below = Fraction(4), Fraction(-10)
    assert [LINE.most(at, attained=attained) for attained in (True, False)] == [100, 100]
    assert [STAIRS.most(at, attained=attained) for attained in (True, False)] == [100, 60]
    assert [STAIRS.most(Fraction(-3), attained=False), STAIRS.most(below, attained=False)] == [0, 0]


def test_a_rise_may_be_steepest_from_a_point_on_or_up_to_one() -> None:
    bends = [("0", "0"), ("10", "10"), ("10.5", "60"), ("11.2", "70")]
    points = [CurvePoint(Decimal(offset), Decimal(percent)) for offset, percent in bends]
    upward = Curve(CurveKind.LINEAR, tuple(points), Decimal(100))
    assert upward.steepest() == Fraction(50) + Fraction(50, 7)
    mirrored = [CurvePoint(-point.offset, 70 - point.percent) for point in reversed(points)]
    assert Curve(CurveKind.LINEAR, tuple(mirrored), Decimal(100)).steepest() == upward.steepest()


def test_the_cap_holds_just_below_an_offset_too() -> None:
    assert curve(CurveKind.STEPS, cap=50).most(Fraction(4), attained=False) == 50


@pytest.mark.parametrize(
    ("kind", "points", "steepest"),
    [
        (CurveKind.LINEAR, POINTS, 10),
        (CurveKind.STEPS, POINTS, 60),
        (CurveKind.STEPS, ((0, 100),), 100),
        (CurveKind.LINEAR, ((0, 0), (10, 50), (11, 100)), 50),
        (CurveKind.LINEAR, ((0, 7), (1, 70)), 63),
        (CurveKind.LINEAR, ((0, 7), (5, 7)), 0),
    ],
)  # fmt: skip
def test_the_steepest_rise_is_that_of_one_point_of_score(
    kind: CurveKind, points: tuple[tuple[int, int], ...], steepest: int
) -> None:
    assert curve(kind, points).steepest() == steepest
