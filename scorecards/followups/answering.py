"""Doing something about a low score: take it, give it back, mark it answered, reopen it. No score changes by it."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import audit
from app.wording import N_, RefusalError
from scorecards.followups.models import FollowUp
from scorecards.followups.moves import Move, State, after
from scorecards.responses.models import Response

LONGEST_NOTE = 500


class CaseError(RefusalError):
    """The case cannot be moved so; the message says why and what can be done."""


class CaseConflictError(CaseError):
    """Somebody else changed the case since it was seen."""


def move(session: Session, response_id: int, step: Move, *, seen: int, by: int, now: datetime, note: str = "") -> None:
    """Move the case of an answer that exists. seen: the version the page showed, 0 for a case nobody has touched.

    An answered case has a note of 1 to 500 characters on what was done; releasing and reopening keep the last one.
    Raises CaseConflictError when the case has another version by now, CaseError when the step cannot be taken.
    """
    row = _held(session, response_id)
    if seen != (row.version if row else 0):
        raise CaseConflictError(N_("Somebody else has changed this case since you saw it. See how it stands now."))
    state = after(State(row.state) if row else State.OPEN, step)
    if state is None:
        raise CaseError(N_("That cannot be done with this case as it stands. See how it stands now."))
    if step is Move.ANSWER and not 1 <= len(note.strip()) <= LONGEST_NOTE:
        raise CaseError(N_("Say in 1 to %(longest)s characters what was done."), longest=LONGEST_NOTE)
    _store(session, row or _new(session, response_id), step, state, by=by, now=now, note=note.strip())
    audit.record(
        session,
        at=now,
        actor_id=by,
        action=f"follow_up.{step}",
        subject="response",
        key=response_id,
        state=state.value,
        version=seen + 1,
    )


def _held(session: Session, response_id: int) -> FollowUp | None:
    """The case's row, None without one; nobody else moves it until the transaction ends."""
    session.execute(select(Response.id).where(Response.id == response_id).with_for_update(key_share=True))
    statement = select(FollowUp).where(FollowUp.response_id == response_id)
    return session.scalars(statement.execution_options(populate_existing=True)).one_or_none()


def _new(session: Session, response_id: int) -> FollowUp:
    row = FollowUp(response_id=response_id, note="", version=0)
    session.add(row)
    return row


def _store(session: Session, row: FollowUp, step: Move, state: State, *, by: int, now: datetime, note: str) -> None:
    row.state = state.value
    row.owner_id = None if state is State.OPEN else by
    row.note = note if step is Move.ANSWER else row.note
    row.answered_at = now if state is State.ANSWERED else None
    row.changed_at = now
    row.version += 1
    session.flush()
