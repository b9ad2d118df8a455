"""Plans, the close of each month, and the statements frozen by it."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, Euros, Id, Moment


class PlanRow(Base):
    """A published plan, in force from a month on until a later one; of two for one month the later published holds."""

    __tablename__ = "plan"
    __table_args__ = (Index("ix_plan_month", "month"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    month: Mapped[date]
    name: Mapped[str] = mapped_column(String(120))
    document: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(String(64))
    published_at: Mapped[datetime] = mapped_column(Moment)
    published_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class MonthClose(Base):
    """How far the close of a month has come. A month without a row is open. The approver is never the preparer."""

    __tablename__ = "month_close"
    __table_args__ = (
        CheckConstraint("state IN ('prepared', 'approved', 'exported')", name="state"),
        CheckConstraint("approved_by IS NULL OR approved_by <> prepared_by", name="four_eyes"),
        CheckConstraint("(state = 'prepared') = (approved_at IS NULL)", name="approved"),
    )

    month: Mapped[date] = mapped_column(ForeignKey("period.month"), primary_key=True)
    state: Mapped[str] = mapped_column(String(10))
    prepared_at: Mapped[datetime] = mapped_column(Moment)
    prepared_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    approved_at: Mapped[datetime | None] = mapped_column(Moment)
    approved_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    exported_at: Mapped[datetime | None] = mapped_column(Moment)
    statements_sha256: Mapped[str | None] = mapped_column(String(64))


class Statement(Base):
    """A person's frozen result of a closed month: the figures it was made from, each step of the sum, and the cents.
    Number, name and team (empty for none) are those of the close, so that the payroll file never changes.

    The database refuses to change or delete it (triggers in the migrations).
    """

    __tablename__ = "statement"
    __table_args__ = (UniqueConstraint("month", "person_id"), CheckConstraint("amount_cents >= 0", name="amount"))

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    month: Mapped[date] = mapped_column(ForeignKey("month_close.month"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"))
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"))
    employee_number: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(200))
    team: Mapped[str] = mapped_column(String(120))
    currency: Mapped[str] = mapped_column(String(3))
    amount_cents: Mapped[int] = mapped_column(Euros)
    figures: Mapped[list[dict[str, object]]] = mapped_column(JSON)
    steps: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
