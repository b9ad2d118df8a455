"""Tallies and the months they belong to."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, Id, Moment


class Period(Base):
    """A month, named by its first day. Whoever stores answers and whoever closes it lock this row first, so that the
    closed figures are exactly those of the answers stored until then."""

    __tablename__ = "period"

    month: Mapped[date] = mapped_column(primary_key=True)
    closed_at: Mapped[datetime | None] = mapped_column(Moment)


class TallyRow(Base):
    """Counts of answers. Without a person: matched to nobody; without a team: the person had none.

    changes grows with every change of the answers counted here, also with one that leaves the counts as they were.
    """

    __tablename__ = "tally"
    __table_args__ = (
        CheckConstraint("positives >= 0 AND neutrals >= 0 AND negatives >= 0", name="counts"),
        Index(
            "uq_tally_place",
            "month",
            "channel_id",
            text("coalesce(team_id, 0)"),
            text("coalesce(person_id, 0)"),
            unique=True,
        ),
        Index("ix_tally_person_id_month", "person_id", "month"),
        Index("ix_tally_team_id_month", "team_id", "month"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    month: Mapped[date] = mapped_column(ForeignKey("period.month"))
    channel_id: Mapped[int] = mapped_column(ForeignKey("channel.id"))
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    positives: Mapped[int]
    neutrals: Mapped[int]
    negatives: Mapped[int]
    changes: Mapped[int] = mapped_column(server_default=text("1"))
