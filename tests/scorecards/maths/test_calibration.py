"""Whether forecasts came true: Brier, calibration error, and the guard that hides chances."""

import pytest

from scorecards.maths.calibration import Bin, Forecast, bins, brier, calibration_error, trusted


def forecasts(chance: float, hits: int, of: int) -> list[Forecast]:
    return [Forecast(chance, place < hits) for place in range(of)]


def test_brier_is_the_mean_squared_distance() -> None:
    assert brier([Forecast(0.8, True), Forecast(0.3, False)]) == pytest.approx((0.04 + 0.09) / 2)


def test_nothing_forecast_is_nothing_measured() -> None:
    assert (brier([]), calibration_error([]), bins([]), trusted([])) == (None, None, (), True)


def test_forecasts_that_come_true_as_often_as_said_have_no_error() -> None:
    assert calibration_error(forecasts(0.3, 30, 100) + forecasts(0.9, 90, 100)) == pytest.approx(0)


def test_the_error_weighs_each_step_by_its_forecasts() -> None:
    said = forecasts(0.25, 30, 100) + forecasts(0.95, 300, 300)
    assert calibration_error(said) == pytest.approx((100 * 0.05 + 300 * 0.05) / 400)
    assert calibration_error(forecasts(0.25, 40, 100) + forecasts(0.75, 75, 100)) == pytest.approx(0.15 / 2)


def test_errors_within_one_step_cancel_and_across_steps_do_not() -> None:
    assert calibration_error([Forecast(0.31, False), Forecast(0.39, True)]) == pytest.approx(0.15)
    assert calibration_error([Forecast(0.39, False), Forecast(0.41, True)]) == pytest.approx((0.39 + 0.59) / 2)


def test_ten_steps_hold_every_chance_and_the_last_holds_one() -> None:
    steps = bins([Forecast(x / 20, False) for x in range(21)])
    assert [step.forecasts for step in steps] == [2] * 9 + [3]
    assert bins([Forecast(1.0, True), Forecast(0.9375, False)]) == (Bin(2, 0.96875, 0.5),)


def test_chances_are_hidden_when_500_of_them_are_off_by_more_than_five_hundredths() -> None:
    assert not trusted(forecasts(0.5, 276, 500))
    assert trusted(forecasts(0.5, 274, 500))
    assert trusted(forecasts(0.5, 499, 499))
    assert trusted(forecasts(0.0, 25, 500))


@pytest.mark.parametrize("chance", [-0.01, 1.01, float("nan")])
def test_a_chance_beyond_its_range_is_refused(chance: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        Forecast(chance, True)
