"""What earlier months hand to a month, from their tallies, targets, teams and plans."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app import clock
from app.db import country_of
from app.people import queries as people
from app.people.queries import Member
from bonus_rules.carry import Carried, PastMonth, carried
from bonus_rules.employment import employment_of
from bonus_rules.plan_document import Plan
from bonus_rules.plans import Timeline
from bonus_rules.rules import minimum_of
from scorecards.channels import queries as channels
from scorecards.maths.metric import Tally
from scorecards.tallies import queries as tallies
from scorecards.targets import queries as targets
from scorecards.targets.queries import Goals

FEW = 500

Carries = Mapping[tuple[int, int], tuple[Carried, ...]]
"""What is carried, by (person, channel)."""


def carries(session: Session, month: date, person_ids: Collection[int], timeline: Timeline) -> Carries:
    """What is carried to a month for these people, counted from the first month of the plans that carry.

    It takes all of them: whether a month's counts were paid depends on what was carried to it.
    """
    first, last = timeline.carrying_since(month), clock.add_months(month, -1)
    if first is None:
        return {}
    few = person_ids if len(person_ids) <= FEW else None
    found = tallies.monthly(session, first, last, few)
    months = {when: _Month.read(session, when, timeline, few) for when in _until(last, found)}
    return {
        (person, channel): carried([one.past(person, channel, of_month.get(when, Tally())) for when, one in recent])
        for (person, channel), of_month in found.items()
        if (recent := [(when, one) for when, one in months.items() if when >= min(of_month)])
    }


def _until(last: date, found: Mapping[tuple[int, int], Mapping[date, Tally]]) -> list[date]:
    """Every month from the first with any answer to the last."""
    month = min((min(of_month) for of_month in found.values()), default=clock.next_month(last))
    months = []
    while month <= last:
        months.append(month)
        month = clock.next_month(month)
    return months


@dataclass(frozen=True, slots=True)
class _Month:
    """All that decides whether a past month hands its counts on."""

    month: date
    plan: Plan | None
    goals: Goals
    members: dict[int, Member]
    keys: dict[int, str]
    country: str

    @classmethod
    def read(cls, session: Session, month: date, timeline: Timeline, person_ids: Collection[int] | None) -> "_Month":
        members = {one.id: one for one in people.everyone(session, clock.last_day(month), person_ids)}
        keys = {info.id: info.key for info in channels.everything(session)}
        plan, goals = timeline.of(month), targets.goals(session, month)
        return cls(month, plan, goals, members, keys, country_of(session))

    def past(self, person: int, channel: int, tally: Tally) -> PastMonth:
        """A person's month in a channel; without a target or a weight there was nothing to fall short of."""
        member, plan = self.members[person], self.plan
        goal = self.goals.of(channel, member.team_id, person)
        if plan is None or not plan.carries or goal is None or plan.weight(self.keys[channel]) is None:
            return PastMonth(self.month, tally, None)
        return PastMonth(self.month, tally, minimum_of(goal, employment_of(member, self.month, self.country), plan))
