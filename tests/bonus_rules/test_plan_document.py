"""Plans as HR writes them: read exactly, refused with the key, the fault and the cure."""

import subprocess
import sys
from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bonus_rules.curve import CurveKind, CurvePoint
from bonus_rules.plan_checks import PlanRefusedError
from bonus_rules.plan_document import BelowMinimum, parse
from bonus_rules.plan_warnings import warnings
from tests.bonus_rules.making import EXAMPLE, SMALLEST, example


def test_the_example_plan_is_read_whole() -> None:
    plan = parse(EXAMPLE)
    assert (plan.name, plan.currency, plan.maximum_cents, plan.minimum) == ("Service bonus 2026", "EUR", 20000, 10)
    assert plan.weights == (("phone", Decimal(2)), ("chat", Decimal(1)))
    assert plan.curve.kind is CurveKind.LINEAR
    assert plan.curve.points == (CurvePoint(Decimal(-10), Decimal(0)), CurvePoint(Decimal(0), Decimal(100)))
    assert (plan.curve.cap_percent, plan.team_share_percent) == (Decimal(100), Decimal(30))
    assert (plan.below_minimum, plan.soft, plan.months) == (BelowMinimum.NOTHING, False, 1)


def test_what_may_be_left_out_is_what_the_example_says() -> None:
    assert parse(SMALLEST + "[weights]\nphone = 2\nchat = 1") == parse(EXAMPLE)


def test_numbers_are_kept_exactly_as_written() -> None:
    plan = example(phone="0.1", chat="0.2", points="[[-2.5, 33.333333], [0.000001, 66.6]]")
    assert [str(weight) for _, weight in plan.weights] == ["0.1", "0.2"]
    assert str(plan.curve.points[0].percent) == "33.333333"
    assert plan.weight("phone") == Decimal("0.1")
    assert plan.weight("web") is None


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("name", '" "', "name: ' ' is not a name; write 1 to 80"),
        ("name", '"' + "x" * 81 + '"', "name: 'x+... is not a name; write 1 to 80"),
        ("name", "7", "name: 7 is not a name"),
        ("name", '"two\\nlines"', "name: .* is not a name; .* on one line"),
        ("currency", '"eur"', "currency: 'eur' is not a currency; .*three capitals"),
        ("currency", '"EURO"', "currency"),
        ("currency", '"ÅÄÖ"', "currency"),
        ("maximum_cents", "0", "maximum_cents: 0 does not fit; write a whole number from 1 to"),
        ("maximum_cents", "200.00", "maximum_cents: 200.00 does not fit"),
        ("maximum_cents", "true", "maximum_cents"),
        ("maximum_cents", "0x" + "f" * 4000, "maximum_cents: a number of more than 40 digits"),
        ("minimum", "-1", "minimum: -1 does not fit"),
        ("phone", "0", "weights.phone: 0 is out of range"),
        ("phone", "-2", "weights.phone: -2 is out of range"),
        ("phone", "nan", "weights.phone: NaN is not a number"),
        ("phone", "inf", "weights.phone: Infinity is not a number"),
        ("phone", "1e999999999", "weights.phone: .* is out of range"),
        ("phone", "true", "weights.phone: True is not a number"),
        ("phone", '"2"', "weights.phone: '2' is not a number; .* without quotes"),
        ("phone", "1.0000001", "weights.phone: 1.0000001 has too many decimals"),
        ("kind", '"cubic"', "curve.kind: 'cubic' is not known; write one of linear, steps"),
        ("points", "[]", "curve.points: has too few points for linear"),
        ("points", "[[0, 100]]", "curve.points: has too few points for linear; give 2 or more"),
        ("points", "3", "curve.points: has too few"),
        ("points", "[[-10, 0], 5]", r"curve.points\[1\]: is not a pair"),
        ("points", "[[-10, 0, 1], [0, 1]]", r"curve.points\[0\]: is not a pair"),
        ("points", "[[0, 0], [0, 100]]", r"curve.points\[1\]: has offset 0 after 0; order the points"),
        ("points", "[[0, 0], [-5, 100]]", r"curve.points\[1\]: has offset -5 after 0"),
        ("points", "[[-5, 50], [0, 40]]", r"curve.points\[1\]: pays 40 after 50; let a better score never pay less"),
        ("points", "[[-5, -1], [0, 40]]", r"curve.points\[0\] percent: -1 is out of range"),
        ("points", "[[-5, 0], [0, 101]]", r"curve.points\[1\] percent: 101 is above cap_percent, 100; lower it"),
        ("points", "[[-500, 0], [0, 100]]", r"curve.points\[0\] offset: -500 is out of range"),
        ("cap_percent", "0", "curve.cap_percent: 0 is out of range"),
        ("share_percent", "101", "team.share_percent: 101 is out of range; write a number from 0 to 100"),
        ("below_minimum", '"zero"', "gate.below_minimum: 'zero' is not known; write one of nothing, team, carry"),
        ("soft", "1", "gate.soft: 1 is neither true nor false"),
        ("months", "2", "period.months: 2 is not a period of this product; write 1 or 3"),
        ("months", "4", "period.months: 4 does not fit"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_with_its_key_and_the_cure(key: str, value: str, message: str) -> None:
    with pytest.raises(PlanRefusedError, match=f"^{message}"):
        example(**{key: value})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (EXAMPLE.replace("name =", "nmae ="), "nmae: is not a key of a plan; remove it, or use one of name, currency"),
        (EXAMPLE.replace("soft =", "sofft ="), r"gate.sofft: is not a key of \[gate\]; .* below_minimum, soft"),
        (EXAMPLE + "[bonus]\nx = 1", "bonus: is not a key of a plan"),
        (SMALLEST, "weights: is missing; add it"),
        (SMALLEST + "[weights]", "weights: names no channel"),
        (SMALLEST + '[weights]\n" " = 1', "weights: has a channel without a key"),
        (SMALLEST + "weights = 3", "weights: names no channel"),
        (SMALLEST + "team = 30\n[weights]\nphone = 1", r"team: 30 is not a table; write \[team\]"),
        ("", "name: is missing"),
        ("name = ", "The plan is not TOML: .* Correct that place"),
        ("name = 'a'\nname = 'b'", "The plan is not TOML"),
        ("x = " + "[" * 5000, "The plan is not TOML"),
        ("a." * 60_000 + "b = 1", "The plan is longer than 20000 characters"),
    ],
)
def test_a_document_that_is_no_plan_is_refused(text: str, message: str) -> None:
    with pytest.raises(PlanRefusedError, match=f"^{message}"):
        parse(text)


@given(st.text() | st.text("[]=\"'\n.0159abe_-", max_size=60).map(lambda tail: EXAMPLE + tail))
def test_no_text_whatsoever_ends_in_anything_but_a_plan_or_a_refusal(text: str) -> None:
    with suppress(PlanRefusedError):
        assert parse(text).maximum_cents > 0


def test_a_refusal_is_a_value_error() -> None:
    with pytest.raises(ValueError, match="currency"):
        example(currency='"x"')


@pytest.mark.parametrize(
    ("changes", "rules"),
    [
        ({"share_percent": "50"}, []),
        ({}, ["individual_share"]),
        ({"share_percent": "0"}, ["no_team_share", "individual_share"]),
        ({"share_percent": "50", "minimum": "4"}, ["small_minimum"]),
        ({"share_percent": "50", "minimum": "5"}, []),
        ({"share_percent": "50", "kind": '"steps"', "points": "[[0, 100]]"}, ["cliff"]),
        ({"share_percent": "50", "kind": '"steps"', "points": "[[-9, 25], [-6, 50], [-3, 75], [0, 100]]"}, []),
        ({"share_percent": "50", "points": "[[-0.5, 0], [0, 100]]"}, ["cliff"]),
        ({"share_percent": "50", "soft": "true", "below_minimum": '"carry"'}, ["soft_outcome"]),
        ({"share_percent": "50", "months": "3", "below_minimum": '"carry"'}, ["carry_of_months"]),
        ({"share_percent": "50", "below_minimum": '"carry"'}, []),
    ],
)
def test_what_is_allowed_but_reckless_is_warned_of(changes: dict[str, str], rules: list[str]) -> None:
    assert [warning.rule for warning in warnings(example(**changes))] == rules


def test_a_warning_says_the_plans_own_figures() -> None:
    reckless = warnings(example(kind='"steps"', points="[[0, 100]]", share_percent="0", minimum="3"))
    texts = [warning.text % warning.inputs for warning in reckless]
    assert "moves the pay of a channel by 100 percent" in texts[0]
    assert texts[2].startswith("100 percent hangs on the person's own answers")
    assert texts[3].startswith("A minimum of 3:")


def test_the_rules_load_neither_the_web_nor_the_database() -> None:
    code = (
        "import sys, bonus_rules.rules, bonus_rules.month, bonus_rules.export_rows\n"
        "sys.exit(' '.join({'flask', 'sqlalchemy', 'jinja2', 'wtforms', 'babel'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stderr.strip() == ""
