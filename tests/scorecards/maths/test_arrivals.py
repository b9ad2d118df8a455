"""How many answers may still come: the week's shape, absence, a person's pace, and its spread."""

import random
from datetime import date, timedelta
from itertools import islice
from math import comb

import pytest

from scorecards.maths.arrivals import Arrivals
from scorecards.maths.month_shape import day_shares, exposure, weekday_rates
from scorecards.maths.pace import Pace, PastMonth, pace, still_to_come, usual_number
from scorecards.maths.settings import ArrivalSettings

MONTH = [date(2026, 6, 1) + timedelta(days=day) for day in range(30)]
WEEK = (5.0, 4.0, 3.0, 2.0, 1.0, 0.0, 0.0)
SETTINGS = ArrivalSettings(strength=2, memory=0.5, steadiness=10, temper=0.25)


def whole_number_size(size: int, q: float, count: int) -> float:
    """The negative binomial of a whole size, by the number of ways to place the answers."""
    return float(comb(size + count - 1, count)) * (1 - q) ** size * q**count


def test_the_probabilities_are_those_of_the_negative_binomial() -> None:
    found = list(islice(Arrivals(4, 0.6).probabilities(), 30))
    assert found == pytest.approx([whole_number_size(4, 0.6, count) for count in range(30)], rel=1e-12)


def test_a_very_large_number_of_answers_does_not_underflow() -> None:
    many = Arrivals(4000, 0.5)
    assert next(many.probabilities()) == 0.0
    assert sum(islice(many.probabilities(), 5000)) == pytest.approx(1, abs=1e-9)


def test_nothing_comes_when_the_month_is_over() -> None:
    over = Arrivals(3, 0.0)
    assert list(islice(over.probabilities(), 3)) == [1.0, 0.0, 0.0]
    assert (over.mean, over.at_least(0), over.at_least(1), over.quantile(0.9)) == (0, 1, 0, 0)


def test_at_least_is_what_the_smaller_numbers_leave() -> None:
    some = Arrivals(4, 0.6)
    below = sum(whole_number_size(4, 0.6, count) for count in range(7))
    assert some.at_least(7) == pytest.approx(1 - below)
    assert some.at_least(0) == 1.0
    assert some.at_least(10**9) == pytest.approx(0, abs=1e-12)


def test_a_quantile_is_the_first_number_that_is_enough() -> None:
    some = Arrivals(4, 0.6)
    for share in (0.0, 0.1, 0.5, 0.9, 0.999):
        number = some.quantile(share)
        assert 1 - some.at_least(number + 1) >= share
        assert number == 0 or 1 - some.at_least(number) < share


def test_no_answer_is_enough_for_no_month_at_all() -> None:
    assert Arrivals(4000, 0.5).quantile(0.0) == 0


def test_a_quantile_of_all_months_is_refused() -> None:
    with pytest.raises(ValueError, match=r"between 0 and 0\.999"):
        Arrivals(4, 0.6).quantile(1.0)


@pytest.mark.parametrize(
    ("size", "q"), [(0, 0.5), (-1, 0.5), (float("inf"), 0.5), (1, 1.0), (1, -0.1), (float("nan"), 0.5)]
)
def test_arrivals_outside_their_ranges_are_refused(size: float, q: float) -> None:
    with pytest.raises(ValueError, match="finite size above 0"):
        Arrivals(size, q)


def test_weekday_rates_follow_the_week_and_are_drawn_to_the_average() -> None:
    counts = {day: round(60 * WEEK[day.weekday()]) for day in MONTH[:28]}
    average = sum(counts.values()) / 28
    wanted = [(4 * 60 * rate + 2 * average) / 6 for rate in WEEK]
    assert weekday_rates(counts) == pytest.approx(wanted)


def test_every_weekday_is_alike_where_nothing_is_known() -> None:
    assert weekday_rates({}) == weekday_rates({MONTH[0]: 0}) == (1.0,) * 7


def test_the_days_of_a_month_share_it_out_by_weekday() -> None:
    shares = day_shares(WEEK, MONTH)
    assert sum(shares.values()) == pytest.approx(1)
    assert shares[date(2026, 6, 1)] == pytest.approx(5 * shares[date(2026, 6, 5)])
    assert shares[date(2026, 6, 6)] == 0


def test_days_without_any_rate_share_equally() -> None:
    assert day_shares(WEEK, [date(2026, 6, 6), date(2026, 6, 7)]) == {date(2026, 6, 6): 0.5, date(2026, 6, 7): 0.5}


def test_absence_takes_its_days_out_of_what_remains() -> None:
    shares = day_shares(WEEK, MONTH)
    remaining = MONTH[15:]
    present = [day for day in remaining if day.isocalendar().week != 26]
    away = sum(shares[day] for day in remaining if day not in present)
    assert exposure(shares, present) == pytest.approx(exposure(shares, remaining) - away)
    assert away > 0


def test_the_exposure_of_all_days_is_one_and_no_day_counts_twice() -> None:
    shares = day_shares(WEEK, MONTH)
    assert exposure(shares, [*MONTH, *MONTH]) == pytest.approx(1)
    assert exposure(shares, []) == 0
    assert exposure({MONTH[0]: 0.7, MONTH[1]: 0.7}, MONTH[:2]) == 1.0


def test_the_usual_number_is_per_full_month_worked() -> None:
    assert usual_number([PastMonth(30, 1.0), PastMonth(10, 0.5)]) == pytest.approx(40.5 / 2)
    assert usual_number([]) == usual_number([PastMonth(3, 0.0)]) == 1.0


def test_a_person_without_history_has_the_channels_pace() -> None:
    found = pace(20, (), SETTINGS)
    assert found.shape / found.exposure == pytest.approx(20)
    assert 1 / found.shape == pytest.approx(1 / 2 + 1 / 10 + 1 / 20)


def test_history_fades_and_counts_by_the_months_worked() -> None:
    found = pace(20, (PastMonth(40, 1.0), PastMonth(10, 0.5)), SETTINGS)
    shape, months = 2 + 0.5 * 10 + 0.25 * 40, 2 / 20 + 0.5 * 0.5 + 0.25
    assert found.shape / found.exposure == pytest.approx(shape / months)
    assert 1 / found.shape == pytest.approx(1 / shape + 1 / 10 + 1 / (shape * 10))


def test_the_expected_number_is_the_pace_times_what_remains() -> None:
    found = still_to_come(Pace(3, 0.15), responses=0, worked=0.0, remaining=0.6, temper=1.0)
    assert found.mean == pytest.approx(3 / 0.15 * 0.6)
    assert found.size == 3


def test_this_months_number_counts_by_the_temper() -> None:
    found = still_to_come(Pace(3, 0.15), responses=20, worked=0.5, remaining=0.4, temper=0.25)
    assert found.size == pytest.approx(3 + 5)
    assert found.mean == pytest.approx(8 / (0.15 + 0.125) * 0.4)


def test_nothing_is_to_come_for_someone_who_is_away_for_the_rest() -> None:
    assert still_to_come(Pace(3, 0.15), 20, 0.5, remaining=0.0, temper=0.25).q == 0


def test_the_spread_is_that_of_people_and_months_and_answers_drawn_at_random() -> None:
    dice, found = random.Random(4), pace(20, (), SETTINGS)
    arrivals = still_to_come(found, 0, 0.0, 1.0, 0.25)
    drawn = [20 * dice.gammavariate(2, 1 / 2) * dice.gammavariate(10, 1 / 10) for _ in range(40_000)]
    mean = sum(drawn) / len(drawn)
    variance = sum((rate - mean) ** 2 for rate in drawn) / len(drawn) + mean
    assert arrivals.mean == pytest.approx(mean, rel=0.02)
    assert arrivals.mean / (1 - arrivals.q) == pytest.approx(variance, rel=0.06)


@pytest.mark.parametrize(
    "settings",
    [(0, 0.5, 10, 0.2), (2, 1.1, 10, 0.2), (2, 0.5, 0, 0.2), (2, 0.5, 10, 0), (2, -0.1, 1, 1), (2, 0.5, 10, 1.1)],
)
def test_settings_outside_their_ranges_are_refused(settings: tuple[float, float, float, float]) -> None:
    with pytest.raises(ValueError, match="Strength and steadiness must be above 0"):
        ArrivalSettings(*settings)


@pytest.mark.parametrize(("shape", "months"), [(0, 1), (1, 0), (-1, 1)])
def test_a_pace_outside_its_range_is_refused(shape: float, months: float) -> None:
    with pytest.raises(ValueError, match="shape and an exposure above 0"):
        Pace(shape, months)


@pytest.mark.parametrize("settings", [(0.1, 0.0, 0.1, 0.1), (0.1, 1.0, 0.1, 1.0)])
def test_settings_at_the_ends_of_their_ranges_are_taken(settings: tuple[float, float, float, float]) -> None:
    assert ArrivalSettings(*settings).temper == settings[3]


def test_little_pace_and_few_answers_are_taken() -> None:
    few = still_to_come(Pace(0.1, 0.1), 0, 0.0, 0.5, 0.25)
    assert few.size == 0.1
    assert few.mean == pytest.approx(0.5)
