"""What was done, by whom, when and why: one row per change, written in the change's own transaction, never altered."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, Index, Select, String, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.db import Base, Id, Moment


class AuditEntry(Base):
    """One change. The database refuses to update or delete it (triggers in the migrations)."""

    __tablename__ = "audit_entry"
    __table_args__ = (Index("ix_audit_entry_subject", "subject", "subject_key"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    action: Mapped[str] = mapped_column(String(60))
    subject: Mapped[str] = mapped_column(String(40))
    subject_key: Mapped[str] = mapped_column(String(80))
    details: Mapped[dict[str, object]] = mapped_column(JSON)


LATEST = 200
"""So many of the newest entries are counted by mark(): a change that began earlier may be kept later."""


def mark() -> tuple[Select[int], Select[int]]:
    """The number of the newest entry and how many there are just before it: both the same as long as nothing was added.

    Two statements to be read with others.
    """
    newest = select(func.max(AuditEntry.id))
    some = select(func.count()).select_from(AuditEntry).where(AuditEntry.id > newest.scalar_subquery() - LATEST)
    return newest, some


def record(
    session: Session, *, at: datetime, actor_id: int | None, action: str, subject: str, key: object, **details: object
) -> None:
    """Note a change beside the change itself.

    actor_id is the person who did it, None for a command run without naming one; details are plain JSON values and
    hold no personal text beyond what the change itself is about.
    """
    session.add(
        AuditEntry(at=at, actor_id=actor_id, action=action, subject=subject, subject_key=str(key), details=details)
    )
