"""Working days: Monday to Friday, but no public holiday of the country."""

from datetime import date
from functools import cache

import holidays

SATURDAY = 5


def check_country(country: str) -> None:
    """Raise ValueError for a country, as two letters, whose holidays are not known."""
    try:
        holidays.country_holidays(country)
    except NotImplementedError:
        raise ValueError(f"{country} is no country whose holidays are known; use two letters such as FI") from None


@cache
def _holidays(country: str, year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays(country, years=year))


def is_working_day(day: date, country: str) -> bool:
    """Whether people in this country work on a day."""
    return day.weekday() < SATURDAY and day not in _holidays(country, day.year)
