"""Instants, local days and months. Everything stored is an aware UTC instant; a day is always somebody's local day."""

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo

_MONTH = re.compile(r"(?a:(\d{4})-(\d{2}))")
_DAY = re.compile(r"(?a:\d{4}-\d{2}-\d{2})")
_YEARS = range(1900, 3000)


def now() -> datetime:
    """The present instant, aware, in UTC. Only edges (views, commands, jobs) ask for it; the middle is given it."""
    return datetime.now(UTC)


def local_day(instant: datetime, zone: tzinfo) -> date:
    """The calendar day of an aware instant in a time zone."""
    return instant.astimezone(zone).date()


def start_of_day(day: date, zone: tzinfo) -> datetime:
    """The first instant of a local day, in UTC; where a clock change skips midnight, the first instant after it."""
    return at_local_time(day, "00:00", zone)


def at_local_time(day: date, clock: str, zone: tzinfo) -> datetime:
    """The UTC instant of a time of day ("08:00") on a local day.

    A doubled time means its first occurrence; a skipped time the instant the clocks jumped past it.
    """
    hours, minutes = clock.split(":")
    wall = datetime.combine(day, time(int(hours), int(minutes)))
    early, late = sorted(wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    if early.astimezone(zone).replace(tzinfo=None) == wall:
        return early
    while (early := early + timedelta(minutes=1)) < late:
        if early.astimezone(zone).replace(tzinfo=None) >= wall:
            break
    return early


def month_of(day: date) -> date:
    """The first day of the month a day lies in; months are named by it throughout."""
    return day.replace(day=1)


def next_month(month: date) -> date:
    """The first day of the month after."""
    return add_months(month, 1)


def add_months(month: date, count: int) -> date:
    """The first day of the month `count` months later (earlier when negative)."""
    index = month.year * 12 + month.month - 1 + count
    return date(index // 12, index % 12 + 1, 1)


def days_in(month: date) -> int:
    """How many days a month has."""
    return (next_month(month) - month).days


def last_day(month: date) -> date:
    """The last day of a month."""
    return next_month(month) - timedelta(days=1)


def parse_month(text: str) -> date:
    """The month written "2026-11", as its first day. Raises ValueError saying what to write."""
    match = _MONTH.fullmatch(text)
    if match is None or not 1 <= int(match[2]) <= 12 or int(match[1]) not in _YEARS:
        raise ValueError(f"{text!r} is not a month; write year and month such as 2026-11")
    return date(int(match[1]), int(match[2]), 1)


def parse_day(text: str) -> date:
    """The day written "2026-11-22". Raises ValueError saying what to write."""
    try:
        day = date.fromisoformat(text)
        if _DAY.fullmatch(text) is None or day.year not in _YEARS:
            raise ValueError
        return day
    except ValueError:
        raise ValueError(f"{text!r} is not a day; write year, month and day such as 2026-11-22") from None


def parse_instant(text: str) -> datetime:
    """The instant written "2026-11-22T08:00+02:00", in UTC. Raises ValueError when it is none or lacks its offset."""
    try:
        instant = datetime.fromisoformat(text)
        if instant.tzinfo is None or instant.year not in _YEARS:
            raise ValueError
        return instant.astimezone(UTC)
    except ValueError:
        raise ValueError(
            f"{text!r} is not an instant; write day, time and offset such as 2026-11-22T08:00+02:00"
        ) from None


def month_text(month: date) -> str:
    """A month as "2026-11", the form commands, addresses and files use."""
    return f"{month:%Y-%m}"
