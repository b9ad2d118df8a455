"""When people work and how busy it is: Finnish holidays, weekends, summer, sick leave, bad days. Pure."""

import random
from datetime import date, timedelta
from functools import cache

import holidays

# How busy a month and a weekday are against the ordinary, and how many answers of a hundred turn from good to bad.
BUSY_MONTH = {1: 1.15, 2: 1.05, 6: 0.92, 7: 0.8, 8: 1.05, 9: 1.05, 11: 1.05, 12: 1.1}
BUSY_DAY = (1.25, 1.05, 1.0, 0.95, 0.9, 0.45, 0.0)
LIFT_MONTH = {1: -0.02, 3: 0.01, 5: 0.015, 6: 0.01, 7: -0.015, 9: 0.01, 12: -0.03}
WORKING_DAYS_A_MONTH = 20
SATURDAY = 5
SICK_WEEKS_OF_100 = 3


@cache
def _public(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("FI", years=[year]))


def working_day(day: date) -> bool:
    """Whether Finnish offices are open on this day."""
    return day.weekday() < SATURDAY and day not in _public(day.year)


def latest_working_day(day: date) -> date:
    """This day when it is a working day, else the last one before it."""
    while not working_day(day):
        day -= timedelta(days=1)
    return day


def next_working_day(day: date) -> date:
    """This day when it is a working day, else the first one after it."""
    while not working_day(day):
        day += timedelta(days=1)
    return day


def busy(day: date, channel: str) -> float:
    """How many of a month's answers fall on this day, as a share; chat is served on Saturdays too."""
    if day in _public(day.year) or (day.weekday() >= SATURDAY and channel != "chat"):
        return 0.0
    return BUSY_MONTH.get(day.month, 1.0) * BUSY_DAY[day.weekday()] / WORKING_DAYS_A_MONTH


def lift(day: date) -> float:
    """How much better than usual everyone's customers answer in this season, as a share."""
    return LIFT_MONTH.get(day.month, 0.0)


def away(number: str, day: date) -> bool:
    """Whether this person is on holiday or ill: four weeks of summer, one of winter, the odd week of a cold."""
    year, week, _weekday = day.isocalendar()
    return week in _weeks_off(number, year)


@cache
def _weeks_off(number: str, year: int) -> frozenset[int]:
    chance = random.Random(f"weeks off {number} {year}")
    summer, winter = chance.randrange(24, 31), chance.randrange(8, 11)
    ill = {week for week in range(1, 53) if chance.randrange(100) < SICK_WEEKS_OF_100}
    return frozenset({*range(summer, summer + 4), winter} | ill)
