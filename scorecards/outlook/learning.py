"""What a night learns of every channel from the months before (maths.md C1, C2, C4)."""

from collections.abc import Mapping, Sequence
from dataclasses import astuple
from datetime import date

from sqlalchemy.orm import Session

from app import clock
from scorecards.channels import queries as channels
from scorecards.maths.fit import fit_arrivals, fit_mixes
from scorecards.maths.metric import Tally
from scorecards.maths.mix import Mix, pooled
from scorecards.maths.month_shape import weekday_rates
from scorecards.maths.pace import PastMonth, usual_number
from scorecards.outlook.models import ChannelKnowledge
from scorecards.responses import course
from scorecards.tallies import queries as tallies

MONTHS = 12

PerPerson = Mapping[int, Sequence[Tally]]


def learn(session: Session, today: date) -> int:
    """Learn every channel anew from its last 12 whole months; how many channels there was something to learn of."""
    month = clock.month_of(today)
    first, last = clock.add_months(month, -MONTHS), clock.add_months(month, -1)
    people = _by_channel(session, first, last)
    if not people:
        return 0
    names = {str(channel): [*tallies.values()] for channel, tallies in people.items()}
    mixes = fit_mixes(names)
    paces = fit_arrivals({name: [_numbers(months) for months in found] for name, found in names.items()})
    for channel, found in people.items():
        every = [tally for months in found.values() for tally in months]
        shares = pooled(every)
        session.merge(
            ChannelKnowledge(
                channel_id=channel,
                learnt_on=today,
                months=sum(1 for tally in every if tally.responses),
                mix=_listed(shares),
                usual_number=usual_number(number for months in found.values() for number in _numbers(months)),
                weekday_rates=list(weekday_rates(course.by_day(session, channel, first, clock.last_day(last)))),
                mix_settings=list(astuple(mixes[str(channel)])),
                arrival_settings=list(astuple(paces[str(channel)])),
            )
        )
    return len(people)


def _listed(mix: Mix) -> list[float]:
    return [mix.positive, mix.neutral, mix.negative]


def _numbers(months: Sequence[Tally]) -> list[PastMonth]:
    return [PastMonth(tally.responses, 1.0) for tally in months]


def _by_channel(session: Session, first: date, last: date) -> dict[int, PerPerson]:
    """Each channel's people with their months from the first they had an answer in, oldest first, gaps as empty."""
    months = [clock.add_months(first, later) for later in range(MONTHS)]
    found: dict[int, dict[int, Sequence[Tally]]] = {info.id: {} for info in channels.everything(session)}
    for (person, channel), counts in tallies.monthly(session, first, last).items():
        began = min(counts)
        found[channel][person] = [counts.get(month, Tally()) for month in months if month >= began]
    return {channel: people for channel, people in found.items() if people}
