"""Targets, every one ever set."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
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


class TargetProposal(Base):
    """A target that one person wants and another has to agree to. seen is the latest target for the same people that it
    was made against (0: none), so that nobody agrees to what has meanwhile become something else."""

    __tablename__ = "target_proposal"
    __table_args__ = (
        CheckConstraint("team_id IS NULL OR person_id IS NULL", name="scope"),
        CheckConstraint("minimum >= 0", name="minimum"),
        CheckConstraint("state IN ('open', 'confirmed', 'declined', 'withdrawn')", name="state"),
        CheckConstraint("state <> 'confirmed' OR decided_by <> proposed_by", name="two_people"),
        CheckConstraint("(state = 'open') = (decided_at IS NULL)", name="decided"),
        Index(
            "uq_target_proposal_open",
            "channel_id",
            "month",
            text("coalesce(team_id, 0)"),
            text("coalesce(person_id, 0)"),
            unique=True,
            sqlite_where=text("state = 'open'"),
            postgresql_where=text("state = 'open'"),
        ),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    channel_id: Mapped[int] = mapped_column(ForeignKey("channel.id"))
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    month: Mapped[date]
    score: Mapped[Decimal] = mapped_column(Exact)
    minimum: Mapped[int]
    reason: Mapped[str] = mapped_column(String(500))
    seen: Mapped[int] = mapped_column(Id)
    proposed_at: Mapped[datetime] = mapped_column(Moment)
    proposed_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    state: Mapped[str] = mapped_column(String(12))
    decided_at: Mapped[datetime | None] = mapped_column(Moment)
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
