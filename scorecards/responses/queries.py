"""Reads of answers."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from scorecards.responses.models import Response


def unmatched(session: Session, month: date) -> int:
    """How many answers of a month are matched to nobody."""
    statement = select(func.count()).select_from(Response).where(Response.month == month, Response.person_id.is_(None))
    return session.scalar(statement) or 0
