"""Cases: what was done about a low score."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, Id, Moment


class FollowUp(Base):
    """What was done about one negative answer. There is no row until somebody acts: without one the case is open.

    owner_id is who has taken it. note says in words what was done. version counts the changes, so that nobody writes
    over what another has just written.
    """

    __tablename__ = "follow_up"
    __table_args__ = (
        CheckConstraint("state IN ('open', 'taken', 'answered')", name="state"),
        CheckConstraint("(state = 'open') = (owner_id IS NULL)", name="owner"),
        CheckConstraint("(state = 'answered') = (answered_at IS NOT NULL)", name="answered"),
        CheckConstraint("version >= 1", name="version"),
        Index("ix_follow_up_owner_id", "owner_id"),
        Index("ix_follow_up_changed_at", "changed_at"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    response_id: Mapped[int] = mapped_column(ForeignKey("response.id"), unique=True)
    state: Mapped[str] = mapped_column(String(8))
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    note: Mapped[str] = mapped_column(String(500))
    changed_at: Mapped[datetime] = mapped_column(Moment)
    answered_at: Mapped[datetime | None] = mapped_column(Moment)
    version: Mapped[int]
