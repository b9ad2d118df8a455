"""The month's moves."""

import pytest

from bonus_rules import month
from bonus_rules.month import MonthState

ANNA, BERT = 1, 2


@pytest.mark.parametrize("state", [MonthState.OPEN, MonthState.PREPARED])
def test_a_month_that_is_over_can_be_prepared_and_prepared_again(state: MonthState) -> None:
    assert month.prepare(state, month_over=True) is MonthState.PREPARED


def test_a_month_that_still_runs_cannot_be_prepared() -> None:
    with pytest.raises(month.MonthNotOverError, match="first day of the next month"):
        month.prepare(MonthState.OPEN, month_over=False)


@pytest.mark.parametrize("state", sorted(month.CLOSED))
def test_approved_figures_are_neither_prepared_nor_approved_again(state: MonthState) -> None:
    with pytest.raises(month.MonthClosedError, match="Tell payroll"):
        month.prepare(state, month_over=True)
    with pytest.raises(month.MonthClosedError, match="Export it"):
        month.approve(state, ANNA, BERT)


def test_a_second_person_approves() -> None:
    assert month.approve(MonthState.PREPARED, ANNA, BERT) is MonthState.APPROVED


def test_an_unnamed_command_may_prepare_but_not_approve() -> None:
    assert month.approve(MonthState.PREPARED, None, BERT) is MonthState.APPROVED
    with pytest.raises(month.ApproverMissingError):
        month.approve(MonthState.PREPARED, None, None)


def test_nobody_approves_what_they_prepared() -> None:
    with pytest.raises(month.SamePersonError, match="second person"):
        month.approve(MonthState.PREPARED, ANNA, ANNA)


def test_an_open_month_cannot_be_approved() -> None:
    with pytest.raises(month.NotPreparedError):
        month.approve(MonthState.OPEN, ANNA, BERT)


@pytest.mark.parametrize("state", sorted(month.CLOSED))
def test_an_approved_month_is_exported_as_often_as_wanted(state: MonthState) -> None:
    assert month.export(state) is MonthState.EXPORTED


@pytest.mark.parametrize("state", [MonthState.OPEN, MonthState.PREPARED])
def test_figures_that_are_not_approved_do_not_leave_the_house(state: MonthState) -> None:
    with pytest.raises(month.NotApprovedError, match="is not approved"):
        month.export(state)


def test_every_refusal_is_a_value_error() -> None:
    assert issubclass(month.MonthMoveError, ValueError)
    assert {kind.__name__ for kind in month.MonthMoveError.__subclasses__()} == {
        "MonthNotOverError",
        "MonthClosedError",
        "NotPreparedError",
        "ApproverMissingError",
        "SamePersonError",
        "NotApprovedError",
    }
