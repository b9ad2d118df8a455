"""How much of a month a person is employed (maths.md E5)."""

from datetime import date
from fractions import Fraction

from app import clock
from app.people.queries import Member
from app.working_days import working_days
from bonus_rules.rules import Employment


def employment_of(member: Member, month: date, country: str) -> Employment:
    """The working days of a month on which a person works here, of all its working days, and the part-time share."""
    last = clock.last_day(month)
    worked = member.employed_within(month, last)
    return Employment(
        eligible_days=working_days(*worked, country) if worked else 0,
        days_in_month=working_days(month, last, country),
        part_time=Fraction(member.part_time_percent, 100),
    )
