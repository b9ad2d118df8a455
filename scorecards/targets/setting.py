"""Setting a target: when it may change, who must agree, and the trace it leaves."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from app import audit, clock
from app.wording import N_, RefusalError
from scorecards.channels.queries import ChannelInfo
from scorecards.maths.goal import Goal
from scorecards.tallies import queries as tallies
from scorecards.targets import queries
from scorecards.targets.models import Target

LONGEST_REASON = 500


class TargetError(RefusalError):
    """The target cannot be set so; the message says why and what can be done."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A target somebody wants from a month on: for a team, a person, or with neither for everyone."""

    channel: ChannelInfo
    month: date
    goal: Goal
    reason: str
    team_id: int | None = None
    person_id: int | None = None


def set_target(
    session: Session,
    wish: Wish,
    *,
    today: date,
    now: datetime,
    set_by: int | None = None,
    seconded_by: int | None = None,
) -> None:
    """Put a target in force from a month on.

    Never into a closed month. Once a month has begun, a target that already held in it may be lowered, and raised
    only with a second person's agreement. Raises TargetError with what stands in the way.
    """
    before = queries.goals(session, wish.month).of(wish.channel.id, wish.team_id, wish.person_id)
    _check(session, wish, before, today, set_by, seconded_by)
    _store(session, wish, now, set_by, seconded_by)
    audit.record(
        session,
        at=now,
        actor_id=set_by,
        action="target.set",
        subject="channel",
        key=wish.channel.key,
        month=clock.month_text(wish.month),
        team_id=wish.team_id,
        person_id=wish.person_id,
        score=str(wish.goal.score),
        minimum=wish.goal.minimum,
        before=None if before is None else [str(before.score), before.minimum],
        reason=wish.reason.strip(),
        seconded_by=seconded_by,
    )


def _store(session: Session, wish: Wish, now: datetime, set_by: int | None, seconded_by: int | None) -> None:
    session.add(
        Target(
            channel_id=wish.channel.id,
            team_id=wish.team_id,
            person_id=wish.person_id,
            month=wish.month,
            score=wish.goal.score,
            minimum=wish.goal.minimum,
            reason=wish.reason.strip(),
            set_at=now,
            set_by=set_by,
            seconded_by=seconded_by,
        )
    )


def _check(
    session: Session, wish: Wish, before: Goal | None, today: date, set_by: int | None, seconded_by: int | None
) -> None:
    month = clock.month_text(wish.month)
    if not 1 <= len(wish.reason.strip()) <= LONGEST_REASON:
        raise TargetError(
            N_("A target needs a reason of 1 to %(longest)s characters: people are paid by it."), longest=LONGEST_REASON
        )
    if tallies.is_closed(session, wish.month):
        raise TargetError(
            N_("%(month)s is closed, so its targets stay as they are. Choose an open month."), month=month
        )
    begun = wish.month <= clock.month_of(today)
    harder = before is not None and (wish.goal.score > before.score or wish.goal.minimum > before.minimum)
    agreed = seconded_by is not None and seconded_by != set_by
    if begun and harder and not agreed:
        raise TargetError(
            N_(
                "%(month)s has begun, so its target can be raised only with a second person's agreement. "
                "Set it from %(following)s on, or name the second person."
            ),
            month=month,
            following=clock.month_text(clock.next_month(clock.month_of(today))),
        )
