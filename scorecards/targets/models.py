"""Targets, every one ever set."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, Exact, Id, Moment


class Target(Base):
    """A target from a month on, until a later one for the same channel and people. Rows are only added: of two for one
    month the later set holds. At most one of team and person is named; neither means the whole organisation."""

    __tablename__ = "target"
    __table_args__ = (
        CheckConstraint("team_id IS NULL OR person_id IS NULL", name="scope"),
        CheckConstraint("minimum >= 0", name="minimum"),
        Index("ix_target_channel_id_month", "channel_id", "month"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    channel_id: Mapped[int] = mapped_column(ForeignKey("channel.id"))
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    month: Mapped[date]
    score: Mapped[Decimal] = mapped_column(Exact)
    minimum: Mapped[int]
    reason: Mapped[str] = mapped_column(String(500))
    set_at: Mapped[datetime] = mapped_column(Moment)
    set_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    seconded_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
