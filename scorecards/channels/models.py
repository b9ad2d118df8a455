"""Channels."""

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, Id


class Channel(Base):
    """A way customers are served: positive from one score up, negative from another down, neutral between."""

    __tablename__ = "channel"
    __table_args__ = (
        CheckConstraint("metric IN ('nps', 'csat')", name="metric"),
        CheckConstraint(
            "scale_min <= negative_to AND negative_to < positive_from AND positive_from <= scale_max", name="bands"
        ),
        CheckConstraint("minimum >= 0", name="minimum"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    key: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(80))
    name_fi: Mapped[str | None] = mapped_column(String(80))
    name_sv: Mapped[str | None] = mapped_column(String(80))
    metric: Mapped[str] = mapped_column(String(4))
    scale_min: Mapped[int]
    scale_max: Mapped[int]
    positive_from: Mapped[int]
    negative_to: Mapped[int]
    minimum: Mapped[int]
