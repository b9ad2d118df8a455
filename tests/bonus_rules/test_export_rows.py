"""Payroll lines and their control totals."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bonus_rules.export_rows import COLUMNS, ControlTotal, PayrollLine, decimal_text, payroll

ANNA = PayrollLine("2023-08", "0042", "Anna Aalto", "North", "EUR", 12345, "Service bonus 2026", 3)
BERT = replace(ANNA, employee_number="0007", name="Bert Berg", cents=5)


def test_a_line_has_a_cell_for_every_column() -> None:
    cells = dict(zip(COLUMNS, ANNA.cells(), strict=True))
    assert cells["amount"] == "123.45"
    assert cells["amount_cents"] == "12345"
    assert (cells["month"], cells["employee_number"], cells["name"]) == ("2023-08", "0042", "Anna Aalto")
    assert (cells["plan"], cells["plan_version"]) == ("Service bonus 2026", "3")


def test_the_order_of_the_statements_does_not_matter() -> None:
    lines = [replace(ANNA, employee_number=str(number), cents=number) for number in range(50)]
    mixed = Random(1).sample(lines, len(lines))
    assert payroll(mixed) == payroll(lines)
    assert [line.employee_number for line in payroll(mixed).lines][:3] == ["0", "1", "10"]


def test_the_control_total_and_the_count_are_those_of_the_lines() -> None:
    found = payroll([ANNA, BERT])
    assert found.control_totals == (ControlTotal("EUR", 12350),)
    assert found.control_totals[0].amount == "123.50"
    assert found.line_count == 2


def test_currencies_are_never_added_together() -> None:
    found = payroll([ANNA, replace(BERT, currency="SEK")])
    assert found.control_totals == (ControlTotal("EUR", 12345), ControlTotal("SEK", 5))


def test_nobody_is_paid_twice_for_a_month() -> None:
    with pytest.raises(ValueError, match="Employee 0042 stands 2 times in 2023-08"):
        payroll([ANNA, BERT, replace(ANNA, cents=1)])


def test_an_export_of_nothing_has_no_lines_and_no_totals() -> None:
    assert (payroll([]).lines, payroll([]).control_totals, payroll([]).line_count) == ((), (), 0)


@pytest.mark.parametrize(("cents", "text"), [(0, "0.00"), (5, "0.05"), (-5, "-0.05"), (-12345, "-123.45")])
def test_cents_are_written_as_decimal_text(cents: int, text: str) -> None:
    assert decimal_text(cents) == text


@given(st.integers(-(10**12), 10**12))
def test_the_decimal_text_without_its_point_is_the_cents(cents: int) -> None:
    assert int(decimal_text(cents).replace(".", "")) == cents
