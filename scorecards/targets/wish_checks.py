"""What a wished target has to satisfy: a reason, an open month, a second person where it takes two."""

from datetime import date

from sqlalchemy.orm import Session

from app import clock
from app.people import queries as people
from app.wording import N_
from scorecards.maths.goal import Goal
from scorecards.tallies import queries as tallies
from scorecards.targets import queries
from scorecards.targets.wishes import TargetError, Wish

LONGEST_REASON = 500


def held_before(session: Session, wish: Wish, today: date) -> Goal | None:
    """The target that held for these people in the wish's month until now, their own or a wider one."""
    member = None if wish.person_id is None else people.by_id(session, wish.person_id, today)
    team_id = wish.team_id if member is None else member.team_id
    return queries.goals(session, wish.month).of(wish.channel.id, team_id, wish.person_id)


def takes_two(wish: Wish, before: Goal | None, today: date) -> bool:
    """Whether a second person has to agree: the month has begun, and what held in it becomes harder."""
    harder = before is not None and (wish.goal.score > before.score or wish.goal.minimum > before.minimum)
    return harder and wish.month <= clock.month_of(today)


def check(session: Session, wish: Wish, before: Goal | None, today: date, *, agreed: bool) -> None:
    """Raise TargetError with what stands in the way of a wish. agreed: a second person has agreed or is going to."""
    month = clock.month_text(wish.month)
    if not 1 <= len(wish.reason.strip()) <= LONGEST_REASON:
        raise TargetError(
            N_("A target needs a reason of 1 to %(longest)s characters: people are paid by it."), longest=LONGEST_REASON
        )
    if tallies.is_closed(session, wish.month):
        raise TargetError(
            N_("%(month)s is closed, so its targets stay as they are. Choose an open month."), month=month
        )
    if takes_two(wish, before, today) and not agreed:
        raise TargetError(
            N_(
                "%(month)s has begun, so its target can be raised only with a second person's agreement. "
                "Set it from %(following)s on, or name the second person."
            ),
            month=month,
            following=clock.month_text(clock.next_month(clock.month_of(today))),
        )
