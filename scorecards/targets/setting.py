"""Setting a target: when it may change, who must agree, and the trace it leaves."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from app import audit, clock
from app.people import queries as people
from app.wording import N_, RefusalError
from scorecards.channels import setting as channels
from scorecards.channels.queries import ChannelInfo
from scorecards.maths.goal import Goal
from scorecards.tallies import queries as tallies
from scorecards.targets import queries
from scorecards.targets.models import Target
from scorecards.targets.queries import Placed, TargetLine

LONGEST_REASON = 500


class TargetError(RefusalError):
    """The target cannot be set so; the message says why and what can be done."""


class ConflictError(TargetError):
    """Somebody else was quicker; `other` is what they set or proposed for the same people meanwhile."""

    def __init__(self, other: TargetLine) -> None:
        """Keep what the other person set."""
        super().__init__(
            N_("Somebody else has changed this target since you saw it. Compare both, and set yours again if it holds.")
        )
        self.other = other


@dataclass(frozen=True, slots=True)
class Wish:
    """A target somebody wants from a month on: for a team, a person, or with neither for everyone."""

    channel: ChannelInfo
    month: date
    goal: Goal
    reason: str
    team_id: int | None = None
    person_id: int | None = None

    @property
    def place(self) -> Placed:
        """The channel and whom the target is for."""
        return self.channel.id, self.team_id, self.person_id


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


def version(session: Session, place: Placed) -> int:
    """What a page remembers of the targets for a channel and these people, to be handed in again as `seen`."""
    line = queries.latest(session, place)
    return 0 if line is None else line.id


def check_seen(session: Session, place: Placed, seen: int | None) -> None:
    """Raise ConflictError when a target was set for these people after the one seen; hold the channel before."""
    line = queries.latest(session, place)
    if seen is not None and line is not None and line.id != seen:
        raise ConflictError(line)


def held_before(session: Session, wish: Wish, today: date) -> Goal | None:
    """The target that held for these people in the wish's month until now, their own or a wider one."""
    member = None if wish.person_id is None else people.by_id(session, wish.person_id, today)
    team_id = wish.team_id if member is None else member.team_id
    return queries.goals(session, wish.month).of(wish.channel.id, team_id, wish.person_id)


def takes_two(wish: Wish, before: Goal | None, today: date) -> bool:
    """Whether a second person has to agree: the month has begun, and what held in it becomes harder."""
    harder = before is not None and (wish.goal.score > before.score or wish.goal.minimum > before.minimum)
    return harder and wish.month <= clock.month_of(today)


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
