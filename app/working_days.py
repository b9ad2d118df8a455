"""Working days: Monday to Friday, but no public holiday of the country. No Flask and no database here."""

from datetime import date, timedelta
from functools import cache, lru_cache

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


@lru_cache(4096)  # most people work the whole of most months
def working_days(first: date, last: date, country: str) -> int:
    """How many working days lie between two days, both included; 0 where the last is before the first."""
    days = (first + timedelta(days=later) for later in range((last - first).days + 1))
    return sum(is_working_day(day, country) for day in days)
