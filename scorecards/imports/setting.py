"""Naming a mapping, to use it again."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import audit
from scorecards.imports.models import AnswerMapping


def save(session: Session, name: str, document: str, *, actor_id: int, now: datetime) -> None:
    """Keep a mapping under a name; one that has it already is replaced."""
    row = session.scalar(select(AnswerMapping).filter_by(name=name).with_for_update())
    if row is None:
        row = AnswerMapping(name=name)
        session.add(row)
    row.document, row.saved_by, row.saved_at = document, actor_id, now
    audit.record(session, at=now, actor_id=actor_id, action="mapping.save", subject="mapping", key=name)
