"""Local days and times over clock changes, months, and what is refused as a day, a month or an instant."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import clock

ZONES = ("Europe/Helsinki", "America/St_Johns", "Australia/Lord_Howe", "Asia/Kathmandu", "America/Sao_Paulo", "UTC")
DAYS = st.dates(date(1990, 1, 1), date(2035, 12, 31))
MONTHS = DAYS.map(clock.month_of)


@pytest.mark.parametrize(
    ("zone", "day", "time", "instant"),
    [
        ("Europe/Helsinki", date(2026, 11, 22), "08:00", "2026-11-22T06:00Z"),
        ("Europe/Helsinki", date(2026, 3, 29), "02:59", "2026-03-29T00:59Z"),
        ("Europe/Helsinki", date(2026, 3, 29), "03:00", "2026-03-29T01:00Z"),  # skipped: 03:00 to 04:00
        ("Europe/Helsinki", date(2026, 3, 29), "03:30", "2026-03-29T01:00Z"),
        ("Europe/Helsinki", date(2026, 3, 29), "04:00", "2026-03-29T01:00Z"),
        ("Europe/Helsinki", date(2026, 10, 25), "03:30", "2026-10-25T00:30Z"),  # doubled: 03:00 to 04:00
        ("Europe/Helsinki", date(2026, 10, 25), "04:00", "2026-10-25T02:00Z"),
        ("America/New_York", date(2026, 3, 8), "02:30", "2026-03-08T07:00Z"),
        ("America/New_York", date(2026, 11, 1), "01:30", "2026-11-01T05:30Z"),
        ("Australia/Lord_Howe", date(2026, 10, 4), "02:15", "2026-10-03T15:30Z"),  # by half an hour
        ("Australia/Lord_Howe", date(2026, 4, 5), "01:45", "2026-04-04T14:45Z"),
        ("Asia/Kathmandu", date(2026, 11, 22), "08:00", "2026-11-22T02:15Z"),
    ],
)
def test_a_local_time_is_the_first_instant_the_clocks_show_it_or_jump_past_it(
    zone: str, day: date, time: str, instant: str
) -> None:
    assert clock.at_local_time(day, time, ZoneInfo(zone)) == datetime.fromisoformat(instant)


@pytest.mark.parametrize(
    ("zone", "day", "instant"),
    [
        ("America/Sao_Paulo", date(2018, 11, 4), "2018-11-04T03:00Z"),
        ("Africa/Cairo", date(2023, 4, 28), "2023-04-27T22:00Z"),
        ("Asia/Beirut", date(2022, 3, 27), "2022-03-26T22:00Z"),
        ("America/Havana", date(2026, 11, 1), "2026-11-01T04:00Z"),  # midnight comes twice
        ("Pacific/Apia", date(2011, 12, 30), "2011-12-30T10:00Z"),  # a whole day was skipped
    ],
)
def test_a_day_without_midnight_starts_when_the_clocks_jumped_and_one_with_two_at_the_first(
    zone: str, day: date, instant: str
) -> None:
    assert clock.start_of_day(day, ZoneInfo(zone)) == datetime.fromisoformat(instant)


@given(DAYS, st.sampled_from(ZONES))
def test_days_tile_time_without_gap_or_overlap(day: date, name: str) -> None:
    zone = ZoneInfo(name)
    start, end = clock.start_of_day(day, zone), clock.start_of_day(day + timedelta(1), zone)
    assert clock.local_day(start, zone) == day
    assert clock.local_day(end - timedelta(seconds=1), zone) == day
    assert clock.local_day(start - timedelta(seconds=1), zone) < day


def test_the_local_day_is_the_readers_not_the_servers() -> None:
    instant = datetime(2026, 11, 22, 22, 30, tzinfo=UTC)
    days = [clock.local_day(instant, ZoneInfo(name)) for name in ("UTC", "Europe/Helsinki", "America/New_York")]
    assert days == [date(2026, 11, 22), date(2026, 11, 23), date(2026, 11, 22)]


def test_now_is_aware_and_in_utc() -> None:
    assert clock.now().utcoffset() == timedelta(0)


@given(MONTHS, st.integers(-400, 400))
def test_adding_months_and_taking_them_away_comes_back(month: date, count: int) -> None:
    there = clock.add_months(month, count)
    assert (there.day, clock.add_months(there, -count)) == (1, month)


@given(MONTHS)
def test_a_month_has_as_many_days_as_lie_before_the_next(month: date) -> None:
    assert clock.next_month(month) == month + timedelta(clock.days_in(month))
    assert clock.last_day(month) + timedelta(1) == clock.next_month(month)


def test_february_knows_leap_years() -> None:
    assert [clock.days_in(date(year, 2, 1)) for year in (1900, 2000, 2023, 2024)] == [28, 29, 28, 29]


def test_december_is_followed_by_january() -> None:
    assert clock.next_month(date(2026, 12, 1)) == date(2027, 1, 1)
    assert clock.add_months(date(2026, 1, 1), -1) == date(2025, 12, 1)


@given(MONTHS)
def test_a_month_is_read_as_it_is_written(month: date) -> None:
    assert clock.parse_month(clock.month_text(month)) == month


@pytest.mark.parametrize(
    "text",
    ["", "2026", "2026-13", "2026-00", "2026-1", "26-11", "2026-11-01", " 2026-11", "2026-11\n", "2026/11",
     "٢٠٢٦-١١", "２０２６-１１", "1899-12", "3000-01", "0000-01", "-026-11"],
)  # fmt: skip
def test_what_is_no_month_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="write year and month such as 2026-11"):
        clock.parse_month(text)


def test_a_day_is_read() -> None:
    assert clock.parse_day("2028-02-29") == date(2028, 2, 29)


@pytest.mark.parametrize(
    "text",
    ["", "2026-11-31", "2027-02-29", "20261122", "2026-W47-7", "22.11.2026", "2026-11-22T00:00", "2026-11-22 ",
     "٢٠٢٦-١١-٢٢", "２０２６-１１-２２", "0001-01-01", "9999-12-31", "today"],
)  # fmt: skip
def test_what_is_no_day_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="write year, month and day such as 2026-11-22"):
        clock.parse_day(text)


@pytest.mark.parametrize("text", ["2026-11-22T08:00+02:00", "2026-11-22T06:00Z", "2026-11-22 01:00:00-05:00"])
def test_an_instant_is_read_into_utc(text: str) -> None:
    instant = clock.parse_instant(text)
    assert (instant, instant.tzinfo) == (datetime(2026, 11, 22, 6, tzinfo=UTC), UTC)


@pytest.mark.parametrize(
    "text",
    ["", "2026-11-22", "2026-11-22T08:00", "2026-11-22T25:00Z", "2026-11-22T08:00 Europe/Helsinki", "now",
     "٢٠٢٦-١١-٢٢T08:00Z", "0001-01-01T00:00+14:00", "9999-12-31T23:59-12:00"],
)  # fmt: skip
def test_what_is_no_instant_or_lacks_its_offset_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="write day, time and offset such as"):
        clock.parse_instant(text)
