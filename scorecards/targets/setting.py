"""Setting a target: when it may change, who must agree, and the trace it leaves."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from app import audit, clock
from scorecards.channels import setting as channels
from scorecards.targets.conflicts import check_seen
from scorecards.targets.models import Target
from scorecards.targets.wish_checks import check, held_before
from scorecards.targets.wishes import Wish


def set_target(
    session: Session,
    wish: Wish,
    *,
    today: date,
    now: datetime,
    set_by: int | None = None,
    seconded_by: int | None = None,
    seen: int | None = None,
) -> None:
    """Put a target in force from a month on.

    Never into a closed month. Once a month has begun, a target that already held in it may be lowered, and raised
    only with a second person's agreement. seen: the id of the latest target for the same people that was seen when this
    one was wished for, 0 for none, None not to ask. Raises ConflictError when there is a later one, else TargetError
    with what stands in the way.
    """
    channels.hold(session, wish.channel.id)
    check_seen(session, wish.place, seen)
    before = held_before(session, wish, today)
    check(session, wish, before, today, agreed=seconded_by is not None and seconded_by != set_by)
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
            **wish.columns(),
            set_at=now,
            set_by=set_by,
            seconded_by=seconded_by,
        )
    )
