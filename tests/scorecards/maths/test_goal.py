"""What counts as a target."""

import re
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any

import pytest

from scorecards.maths.goal import Goal, goal
from scorecards.maths.metric import Metric

NPS, CSAT = Metric.NPS, Metric.CSAT


@pytest.mark.parametrize(
    ("given_score", "plain"),
    [
        ("50", "50"), ("42.50", "42.5"), ("-100", "-100"), ("100.000000", "100"), ("-0.0", "0"), (31, "31"),
        (Decimal("31.250000"), "31.25"), (Decimal("1E+2"), "100"), (Decimal("0E+99999"), "0"), ("0.000001", "0.000001"),
    ],
)  # fmt: skip
def test_a_target_is_kept_without_idle_zeros(given_score: str | int | Decimal, plain: str) -> None:
    assert str(goal(NPS, given_score, 10).score) == plain


@pytest.mark.parametrize(
    "text",
    [
        "", " 50", "50 ", "5O", "1e2", "1e400", "NaN", "Infinity", "-inf", "1_0", "31,25", "+5", ".5", "5.", "٥٠",
        "５０", "0x32", "50\n", "--5", "1/2", "9" * 5000,
    ],
)  # fmt: skip
def test_text_that_is_no_plain_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^target must be a number, not .*: write plain digits with a point") as told:
        goal(NPS, text, 10)
    assert len(str(told.value)) < 200


@pytest.mark.parametrize("value", ["NaN", "sNaN", "Infinity", "-Infinity"])
def test_a_number_that_is_not_finite_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match=r"^target must be a finite number"):
        goal(NPS, Decimal(value), 10)


@pytest.mark.parametrize(
    ("metric", "value"),
    [
        (NPS, "100.000001"), (NPS, "-100.1"), (CSAT, "-0.000001"), (CSAT, 101), (NPS, Decimal("1e400")),
        (NPS, Decimal("-1e999999")),
    ],
)  # fmt: skip
def test_a_target_beyond_the_scale_is_refused(metric: Metric, value: str | int | Decimal) -> None:
    with pytest.raises(ValueError, match=f"^target must be between {metric.lowest} and 100 points") as told:
        goal(metric, value, 10)
    assert len(str(told.value)) < 200


def test_a_number_too_long_to_print_is_still_explained() -> None:
    with pytest.raises(ValueError, match=r"^target must be between -100 and 100 points"):
        goal(NPS, 10**6000, 10)


@pytest.mark.parametrize("value", ["50.0000001", Decimal("50." + "0" * 40 + "1"), Decimal("1e-999999")])
def test_a_seventh_decimal_is_refused(value: str | Decimal) -> None:
    with pytest.raises(ValueError, match=r"^target may have at most 6 decimals, not .*: round it"):
        goal(NPS, value, 10)


@pytest.mark.parametrize("value", [True, 50.0, None, [50], {}])
def test_a_target_of_another_kind_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match=r"^target must be text"):
        goal(NPS, value, 10)


@pytest.mark.parametrize("minimum", [-1, 10**9 + 1, True, 1.0, "10", None])
def test_a_minimum_is_a_number_of_responses(minimum: Any) -> None:
    with pytest.raises(ValueError, match=r"^minimum must be"):
        goal(NPS, "50", minimum)


@pytest.mark.parametrize(
    ("target", "minimum", "message"),
    [
        (50.0, 0, 'target must be text such as "42.5" or an exact number, not 50.0.'),
        ([50], 0, 'target must be text such as "42.5" or an exact number, not a list.'),
        ("50", -1, "minimum must be between 0 and 1000000000, not -1."),
        ("50", "10", "minimum must be a whole number such as 12, not '10'."),
        ("x" * 38, 0, f"target must be a number, not '{'x' * 38}': write plain digits with a point, such as 42.5."),
        ("x" * 39, 0, f"target must be a number, not '{'x' * 39}...: write plain digits with a point, such as 42.5."),
        ("50", -(10**40), "minimum must be between 0 and 1000000000, not a number of more than 40 digits."),
        ("50", 10**40 - 1, f"minimum must be between 0 and 1000000000, not {'9' * 40}."),
        ("50.1234567", 0, "target may have at most 6 decimals, not 50.1234567: round it."),
        (Decimal("NaN"), 0, "target must be a finite number, not NaN: give points between -100 and 100."),
    ],
)
def test_a_refusal_says_what_was_given_and_what_to_give(target: Any, minimum: Any, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        goal(NPS, target, minimum)


@pytest.mark.parametrize(("score", "minimum"), [("100.5", 0), ("-101", 0), ("NaN", 0), ("1.2345678", 0), ("50", -1)])
def test_even_a_goal_made_directly_is_checked(score: str, minimum: int) -> None:
    with pytest.raises(ValueError, match=r"must be|at most"):
        Goal(Decimal(score), minimum)


def test_a_goal_has_its_ratio_and_takes_at_least_one_response() -> None:
    aim = goal(NPS, "31.25", 0)
    assert (aim.ratio, aim.least_responses, goal(NPS, "5", 12).least_responses) == (Fraction(5, 16), 1, 12)


def test_the_precision_in_force_does_not_change_a_target() -> None:
    with localcontext(prec=9):
        assert str(goal(NPS, "-99.123456", 0).score) == "-99.123456"
