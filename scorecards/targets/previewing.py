"""What a wish would change, for whom and from when, read before anything is stored."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from app import clock
from app.access import Viewer
from app.people import queries as people
from app.people.queries import MOST_NAMED, Member
from scorecards.maths.goal import Goal
from scorecards.maths.groups import LEAST
from scorecards.maths.metric import Tally
from scorecards.tallies import queries as tallies
from scorecards.targets import conflicts, queries, wish_checks
from scorecards.targets.discretion import telling_months
from scorecards.targets.effect import MonthEffect, month_effect
from scorecards.targets.wishes import Wish

MONTHS_BACK = 3
FEWEST = LEAST


@dataclass(frozen=True, slots=True)
class Effect:
    """What held until now, whether it takes a second person, and the months by the figures of those concerned.

    Months whose figures, or what they leave of everybody's, are of fewer than 5 people are left out for a viewer who
    does not lead them all; hidden says that some were.
    serving: how many of those concerned had answers in these months. seen: the version this was reckoned against.
    """

    wish: Wish
    before: Goal | None
    begun: bool
    takes_two: bool
    serving: int
    months: tuple[MonthEffect, ...]
    hidden: bool
    seen: int


def effect_of(session: Session, wish: Wish, viewer: Viewer, today: date) -> Effect:
    """The effect of a wish, the present month first. Raises TargetError where it cannot be set at all."""
    before = wish_checks.held_before(session, wish, today)
    wish_checks.check(session, wish, before, today, agreed=True)
    members = concerned(session, wish, today)
    counts = _counts(session, wish, members, clock.month_of(today))
    months = _months(wish, before, counts, clock.month_of(today))
    if _leads_all(session, viewer, members, today):
        shown = tuple(months)
    else:
        telling = _telling(session, wish, today)
        shown = tuple(one for one in months if one.people >= FEWEST and one.month not in telling)
    return Effect(
        wish=wish,
        before=before,
        begun=wish.month <= clock.month_of(today),
        takes_two=wish_checks.takes_two(wish, before, today),
        serving=len(counts),
        months=shown,
        hidden=len(shown) < len(months),
        seen=conflicts.version(session, wish.place),
    )


def concerned(session: Session, wish: Wish, today: date) -> list[Member]:
    """Everyone working here today whom the wish's target would hold for: none with a more particular one."""
    goals = queries.goals(session, wish.month)
    only = None if wish.person_id is None else [wish.person_id]
    members = (member for member in people.everyone(session, today, only) if member.employed_on(today))
    return [member for member in members if _holds_for(member, wish, goals)]


def _holds_for(member: Member, wish: Wish, goals: queries.Goals) -> bool:
    if wish.person_id is not None:
        return member.id == wish.person_id
    if wish.team_id is not None and member.team_id != wish.team_id:
        return False
    place = goals.place_of(wish.channel.id, member.team_id, member.id)
    return place in (None, wish.place, (wish.channel.id, None, None))


def _counts(session: Session, wish: Wish, members: Sequence[Member], now: date) -> list[dict[date, Tally]]:
    """The counts of each member who has any in the wish's channel, by month."""
    few = [member.id for member in members] if len(members) <= MOST_NAMED else None
    ids = {member.id for member in members}
    found = tallies.monthly(session, clock.add_months(now, -MONTHS_BACK), now, few)
    return [counts for (who, channel), counts in found.items() if who in ids and channel == wish.channel.id]


def _months(wish: Wish, before: Goal | None, counts: list[dict[date, Tally]], now: date) -> list[MonthEffect]:
    found = []
    for month in (clock.add_months(now, -back) for back in range(MONTHS_BACK + 1)):
        answered = [of[month] for of in counts if month in of and of[month].responses]
        if answered:
            found.append(month_effect(wish.channel.metric, month, answered, before, wish.goal))
    return found


def _telling(session: Session, wish: Wish, today: date) -> set[date]:
    if wish.team_id is None:
        return set()
    now, everyone = clock.month_of(today), concerned(session, replace(wish, team_id=None), today)
    first = clock.add_months(now, -MONTHS_BACK)
    return telling_months(session, wish.team_id, wish.channel.id, everyone, first, now)


def _leads_all(session: Session, viewer: Viewer, members: Sequence[Member], today: date) -> bool:
    led = {member.id for member in people.led_by(session, viewer.person_id, today)}
    return {member.id for member in members} <= led | {viewer.person_id}
