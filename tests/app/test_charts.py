"""The geometry of a line over time."""

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.charts import BOTTOM, LABEL_HEIGHT, LEFT, RIGHT, TOP, Chart, Point, Wording, line_chart, span_of

WORDS = Wording("c", "Phone", "Three months", "Month", "Score", "Target", "Target")
VALUES = st.lists(st.none() | st.integers(-100, 100), min_size=1, max_size=13)


def chart(*values: float | None, target: float | None = None) -> Chart:
    points = [Point(str(at), value, str(value), target, str(target)) for at, value in enumerate(values)]
    return line_chart(WORDS, points)


def test_a_line_runs_from_the_lowest_value_at_the_bottom_to_the_highest_at_the_top() -> None:
    assert chart(0, 50, 100).line == f"M{LEFT} {BOTTOM}L126 59L{RIGHT} {TOP}"


def test_a_missing_value_is_a_gap_and_a_value_alone_a_dot() -> None:
    found = chart(0, None, 100, None, 0, 100)
    assert [part[0] for part in re.findall(r"[ML][^ML]*", found.line)] == ["M", "M", "M", "L"]
    assert len(found.dots) == 3


def test_without_any_value_nothing_is_drawn_but_the_target() -> None:
    found = chart(None, None, target=50)
    assert (found.line, found.dots, found.value_end) == ("", (), None)
    assert found.target == f"M{LEFT} 59H126H{RIGHT}"


def test_the_target_steps_where_it_changes_and_is_left_out_where_there_is_none() -> None:
    points = [Point("", 0, "", None), Point("", 0, "", 0), Point("", 0, "", 100)]
    assert line_chart(WORDS, points).target == f"M67 {BOTTOM}H185V{TOP}H{RIGHT}"


def test_the_labels_at_the_end_say_value_and_target() -> None:
    found = chart(10, 20, target=55)
    assert found.value_end is not None
    assert found.target_end is not None
    assert (found.value_end.text, found.target_end.text) == ("20", "Target 55")


@given(VALUES, st.integers(-100, 100))
def test_the_labels_at_the_end_never_lie_on_each_other(values: list[int | None], target: int) -> None:
    found = chart(*values, target=target)
    if found.value_end and found.target_end:
        assert abs(float(found.value_end.y) - float(found.target_end.y)) >= LABEL_HEIGHT - 0.11


@given(VALUES)
def test_everything_lies_within_the_picture_and_no_value_is_left_out(values: list[int | None]) -> None:
    places = re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", chart(*values).line)
    assert len(places) == sum(value is not None for value in values)
    assert all(LEFT <= float(x) <= RIGHT and TOP <= float(y) <= BOTTOM for x, y in places)


def test_charts_side_by_side_share_a_scale() -> None:
    low, high = Point("", Fraction(10), ""), Point("", Fraction(30), "")
    span = span_of([low, high])
    assert line_chart(WORDS, [low], span).line == f"M{RIGHT} {BOTTOM}"
    assert line_chart(WORDS, [high], span).line == f"M{RIGHT} {TOP}"


def test_a_chart_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one point"):
        line_chart(WORDS, [])
