"""Targets that need two: one person proposes, a second with the same right agrees or declines."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from app import audit, clock
from app.wording import N_
from scorecards.channels import queries as channels
from scorecards.channels import setting as channel_setting
from scorecards.maths.goal import Goal
from scorecards.targets import conflicts, proposed, setting, wish_checks
from scorecards.targets.models import TargetProposal
from scorecards.targets.proposed import Proposal
from scorecards.targets.queries import TargetLine
from scorecards.targets.wishes import ConflictError, TargetError, Wish


def put(session: Session, wish: Wish, *, today: date, now: datetime, by: int, seen: int) -> bool:
    """Set a target, or propose it where a second person has to agree; says whether it is only proposed.

    seen: the version of the target that was seen. Raises ConflictError or TargetError as set_target does.
    """
    channel_setting.hold(session, wish.channel.id)
    before = wish_checks.held_before(session, wish, today)
    if not wish_checks.takes_two(wish, before, today):
        setting.set_target(session, wish, today=today, now=now, set_by=by, seen=seen)
        return False
    wish_checks.check(session, wish, before, today, agreed=True)
    conflicts.check_seen(session, wish.place, seen)
    _check_none_waits(session, wish)
    _store(session, wish, now, by, seen)
    _trace(session, "target.propose", _wish_line(wish, now, by), by, now)
    return True


def confirm(session: Session, proposal: Proposal, *, today: date, now: datetime, by: int) -> None:
    """Agree to a proposal, which puts its target in force.

    Raises TargetError when it is one's own or no longer waits, ConflictError when the target was changed since.
    """
    row = _waiting(session, proposal)
    if row.proposed_by == by:
        raise TargetError(N_("You proposed this target yourself: a second person has to agree."))
    wish = wish_of(session, proposal.line)
    if wish.month < clock.month_of(today):
        raise TargetError(N_("The month of this proposal is over. Decline it, or propose one for this month."))
    setting.set_target(session, wish, today=today, now=now, set_by=row.proposed_by, seconded_by=by, seen=proposal.seen)
    _close(session, row, "confirmed", now, by)
    _trace(session, "target.confirm", proposal.line, by, now)


def decline(session: Session, proposal: Proposal, *, now: datetime, by: int) -> None:
    """Set a proposal aside: declined by a second person or withdrawn by its own. Raises TargetError when it is gone."""
    row = _waiting(session, proposal)
    own = row.proposed_by == by
    _close(session, row, "withdrawn" if own else "declined", now, by)
    _trace(session, "target.withdraw" if own else "target.decline", proposal.line, by, now)


def wish_of(session: Session, line: TargetLine) -> Wish:
    """What a proposal wishes for."""
    info = channels.by_id(session)[line.channel_id]
    return Wish(info, line.month, Goal(line.score, line.minimum), line.reason, line.team_id, line.person_id)


def _waiting(session: Session, proposal: Proposal) -> TargetProposal:
    channel_setting.hold(session, proposal.line.channel_id)
    row = session.get_one(TargetProposal, proposal.line.id, populate_existing=True)
    if row.state != "open":
        raise TargetError(N_("Somebody has already decided about this proposal. The list shows what holds now."))
    return row


def _check_none_waits(session: Session, wish: Wish) -> None:
    for waiting in proposed.proposals(session, wish.month):
        if waiting.line.place == wish.place and waiting.line.month == wish.month:
            raise ConflictError(waiting.line)


def _store(session: Session, wish: Wish, now: datetime, by: int, seen: int) -> None:
    session.add(
        TargetProposal(
            **wish.columns(),
            seen=seen,
            proposed_at=now,
            proposed_by=by,
            state="open",
        )
    )


def _close(session: Session, row: TargetProposal, state: str, now: datetime, by: int) -> None:
    row.state, row.decided_at, row.decided_by = state, now, by
    session.flush()


def _wish_line(wish: Wish, now: datetime, by: int) -> TargetLine:
    score, minimum, reason = wish.goal.score, wish.goal.minimum, wish.reason.strip()
    return TargetLine(0, *wish.place, wish.month, score, minimum, reason, now, by)


def _trace(session: Session, action: str, line: TargetLine, by: int, now: datetime) -> None:
    audit.record(
        session,
        at=now,
        actor_id=by,
        action=action,
        subject="channel",
        key=channels.by_id(session)[line.channel_id].key,
        month=clock.month_text(line.month),
        team_id=line.team_id,
        person_id=line.person_id,
        score=str(line.score),
        minimum=line.minimum,
        reason=line.reason,
        proposed_by=line.set_by,
    )
