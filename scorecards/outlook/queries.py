"""The outlook of people in their channels: how likely the target is, and how many answers may still come."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from sqlalchemy.orm import Session

from app import clock
from app.people import queries as people
from app.people.queries import Member
from scorecards.channels.queries import ChannelInfo
from scorecards.maths import month_shape, pace, prior
from scorecards.maths.chance import Case
from scorecards.maths.chance_batch import chances
from scorecards.maths.goal import Goal
from scorecards.maths.metric import Tally
from scorecards.maths.outlook import outlook, remaining
from scorecards.maths.pace import PastMonth
from scorecards.maths.progress import progress, responses_at_mix
from scorecards.maths.prospect import Prospect
from scorecards.outlook.knowledge import HISTORY_MONTHS, Knowledge, known
from scorecards.tallies import queries as tallies

FINEST = 10**6
History = Mapping[tuple[int, int], Mapping[date, Tally]]


@dataclass(frozen=True, slots=True)
class Place:
    """A person's month in a channel with a target, as it stands."""

    person: Member
    channel: ChannelInfo
    tally: Tally
    goal: Goal


def prospects(session: Session, places: Sequence[Place], month: date, as_of: date) -> list[Prospect]:
    """The prospects of these places for a month, as seen at the end of a day of it; in their order (maths.md C)."""
    if not places:
        return []
    ids = {place.person.id for place in places}
    first, last = clock.add_months(month, -HISTORY_MONTHS), clock.add_months(month, -1)
    history = tallies.monthly(session, first, last, ids)
    knowledge = known(session, {place.channel.id for place in places}, month)
    away = people.absences(session, ids, first, clock.last_day(month))
    cases = [_case(place, month, as_of, knowledge[place.channel.id], history, away) for place in places]
    return [_prospect(case, chance) for case, chance in zip(cases, chances(cases), strict=True)]


def _prospect(case: Case, chance: float) -> Prospect:
    needed = progress(case.metric, case.tally, case.goal).still_needed
    usual = Fraction(case.mix.usual_net(case.metric)).limit_denominator(FINEST)
    at_mix = responses_at_mix(case.metric, case.tally, case.goal, usual)
    return Prospect(chance, outlook(needed, case.arrivals, chance), remaining(case.arrivals), at_mix)


def _case(
    place: Place, month: date, as_of: date, known: Knowledge, history: History, away: Mapping[int, set[date]]
) -> Case:
    past = _past(place, month, history)
    absent = away.get(place.person.id, set())
    start = prior.start_of_month(known.mix, [tally for _, tally in past], known.mix_settings)
    months = [PastMonth(tally.responses, _worked(place.person, when, known, absent)) for when, tally in past]
    usual = pace.pace(known.usual_number, months, known.arrival_settings)
    shares = _shares(month, known)
    days = _days_at_work(place.person, month, absent)
    so_far = month_shape.exposure(shares, [day for day in days if day <= as_of])
    left = month_shape.exposure(shares, [day for day in days if day > as_of])
    coming = pace.still_to_come(usual, place.tally.responses, so_far, left, known.arrival_settings.temper)
    return Case(place.channel.metric, place.tally, place.goal, prior.today(start, place.tally), coming)


def _past(place: Place, month: date, history: History) -> list[tuple[date, Tally]]:
    """The months before this one in which the person worked here, oldest first, a month without answers empty."""
    found = history.get((place.person.id, place.channel.id), {})
    months = [clock.add_months(month, -back) for back in range(HISTORY_MONTHS, 0, -1)]
    return [(when, found.get(when, Tally())) for when in months if clock.last_day(when) >= place.person.employed_from]


def _worked(person: Member, month: date, known: Knowledge, absent: set[date]) -> float:
    return month_shape.exposure(_shares(month, known), _days_at_work(person, month, absent))


def _shares(month: date, known: Knowledge) -> dict[date, float]:
    return month_shape.day_shares(known.weekday_rates, _days(month))


def _days(month: date) -> list[date]:
    return [month + timedelta(days=day) for day in range(clock.days_in(month))]


def _days_at_work(person: Member, month: date, absent: Iterable[date]) -> list[date]:
    return [day for day in _days(month) if person.employed_on(day) and day not in absent]
