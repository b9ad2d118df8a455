"""The months a page can show: the one asked for, its neighbours, and a list to choose from. Pure."""

from dataclasses import dataclass
from datetime import date

from app import clock

OFFERED = 13


@dataclass(frozen=True, slots=True)
class Months:
    """A choice of months, the latest first; earlier and later are None where there is nothing to go to."""

    month: date
    earlier: date | None
    later: date | None
    all: tuple[date, ...]


def choice(asked: str | None, today: date) -> Months:
    """The months around the one asked for ("2026-11"), around this month when none is.

    Raises ValueError for text that is no month and for a month that has not begun.
    """
    now = clock.month_of(today)
    month = now if asked is None else clock.parse_month(asked)
    if month > now:
        raise ValueError(f"{clock.month_text(month)} has not begun; choose {clock.month_text(now)} or earlier")
    recent = tuple(clock.add_months(now, -back) for back in range(OFFERED))
    later = clock.next_month(month)
    shown = recent if month in recent else (*recent, month)
    return Months(month, clock.add_months(month, -1), later if later <= now else None, shown)
