"""Working days: Monday to Friday less the country's public holidays, counted between two days."""

from datetime import date

import pytest

from app.working_days import check_country, is_working_day, working_days


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        (date(2026, 10, 1), date(2026, 10, 31), 22),
        (date(2026, 12, 1), date(2026, 12, 31), 21),  # Christmas Eve and Christmas Day are on weekdays
        (date(2026, 10, 3), date(2026, 10, 4), 0),
        (date(2026, 10, 2), date(2026, 10, 5), 2),
        (date(2026, 10, 5), date(2026, 10, 5), 1),
        (date(2026, 10, 5), date(2026, 10, 4), 0),
    ],
)
def test_working_days_are_counted_with_both_ends(first: date, last: date, days: int) -> None:
    assert working_days(first, last, "FI") == days


def test_each_country_has_its_own_holidays() -> None:
    eve = date(2026, 12, 24)
    assert (is_working_day(eve, "FI"), is_working_day(eve, "GB")) == (False, True)
    assert [working_days(date(2026, 7, 1), date(2026, 7, 31), country) for country in ("FI", "US")] == [23, 22]


def test_an_unknown_country_is_refused() -> None:
    with pytest.raises(ValueError, match="XX is no country whose holidays are known"):
        check_country("XX")
