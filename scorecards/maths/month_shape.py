"""How a channel's answers spread over the days of a month (maths.md C4)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

WEEKDAYS = 7
_STRAY_DAYS = 2.0


def weekday_rates(counts: Mapping[date, int]) -> tuple[float, ...]:
    """Answers per day of a channel by weekday, Monday first, from past days (days without answers included).

    Each weekday is drawn towards the average day as if two such days had been seen besides, so that a month with a
    holiday or two does not bend the week. All 1 where nothing is known.
    """
    if not any(counts.values()):
        return (1.0,) * WEEKDAYS
    average = sum(counts.values()) / len(counts)
    totals, days = [average * _STRAY_DAYS] * WEEKDAYS, [_STRAY_DAYS] * WEEKDAYS
    for day, count in counts.items():
        totals[day.weekday()] += count
        days[day.weekday()] += 1
    return tuple(total / number for total, number in zip(totals, days, strict=True))


def day_shares(rates: Sequence[float], month: Iterable[date]) -> dict[date, float]:
    """The share of the month's answers expected on each of its days (omega in maths.md); they add up to 1.

    rates: by weekday, as weekday_rates() gives them. Equal shares where the rates of these days are all 0.
    """
    raw = {day: rates[day.weekday()] for day in month}
    total = sum(raw.values())
    return {day: rate / total if total else 1 / len(raw) for day, rate in raw.items()}


def exposure(shares: Mapping[date, float], days: Collection[date]) -> float:
    """How much of the channel's month lies on these days, 0 to 1; hand in only days the person works."""
    return min(1.0, sum(shares[day] for day in set(days)))
