"""The outbox: one row for each letter a person is due on a local day. Rows are the truth; schedulers only tick.

due -> sending -> sent | retry | unknown | failed_permanent; expired and cancelled end a letter unsent.
"""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, Id, Moment


class MailState(StrEnum):
    """Where a letter stands. UNKNOWN: the connection broke before the server's word; sent again once at most."""

    DUE = "due"
    SENDING = "sending"
    SENT = "sent"
    RETRY = "retry"
    UNKNOWN = "unknown"
    FAILED_PERMANENT = "failed_permanent"
    EXPIRED = "expired"
    CANCELLED = "cancelled"


class Mail(Base):
    """One letter to one person of one kind for one local day; the unique key is what makes it one."""

    __tablename__ = "mail"
    __table_args__ = (
        UniqueConstraint("person_id", "kind", "local_date"),
        CheckConstraint(
            "state IN ('due', 'sending', 'sent', 'retry', 'unknown', 'failed_permanent', 'expired', 'cancelled')",
            name="state",
        ),
        Index("ix_mail_state_next_attempt_at", "state", "next_attempt_at"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[str] = mapped_column(String(20))
    local_date: Mapped[date]
    state: Mapped[str] = mapped_column(String(20))
    attempts: Mapped[int]
    next_attempt_at: Mapped[datetime] = mapped_column(Moment)
    not_after: Mapped[datetime] = mapped_column(Moment)
    lease_until: Mapped[datetime | None] = mapped_column(Moment)
    attempt_token: Mapped[str | None] = mapped_column(String(36))
    message_id: Mapped[str] = mapped_column(String(200), unique=True)
    last_code: Mapped[int | None]
    last_error: Mapped[str | None] = mapped_column(String(300))
    created_at: Mapped[datetime] = mapped_column(Moment)
    sent_at: Mapped[datetime | None] = mapped_column(Moment)
