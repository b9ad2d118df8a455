"""Reads of targets that wait for a second person."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from scorecards.targets.models import TargetProposal
from scorecards.targets.queries import TargetLine


@dataclass(frozen=True, slots=True)
class Proposal:
    """A target one person wants, as it would be set, waiting for a second; seen: the target it was made against."""

    line: TargetLine
    seen: int


def proposals(session: Session, since: date) -> list[Proposal]:
    """What waits for a second person, for the month `since` or a later one, the oldest first."""
    waiting = select(TargetProposal).where(TargetProposal.state == "open", TargetProposal.month >= since)
    return [_proposal(row) for row in session.scalars(waiting.order_by(TargetProposal.id))]


def _proposal(row: TargetProposal) -> Proposal:
    line = TargetLine(
        id=row.id,
        channel_id=row.channel_id,
        team_id=row.team_id,
        person_id=row.person_id,
        month=row.month,
        score=row.score,
        minimum=row.minimum,
        reason=row.reason,
        set_at=row.proposed_at,
        set_by=row.proposed_by,
    )
    return Proposal(line, row.seen)
