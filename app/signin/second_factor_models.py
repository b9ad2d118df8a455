"""What proves a second time who signs in: the secret shared with a person's app, and codes kept on paper."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, Id, Moment


class SecondFactor(Base):
    """An account's app: its secret, encrypted with a key that the database does not know, and the last code used.

    last_counter is the half minute of that code since 1970; no code of it or of an earlier one opens anything again.
    """

    __tablename__ = "second_factor"

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), primary_key=True)
    secret: Mapped[str] = mapped_column(String(400))
    last_counter: Mapped[int | None] = mapped_column(BigInteger)
    set_up_at: Mapped[datetime] = mapped_column(Moment)


class RecoveryCode(Base):
    """The SHA-256 of a code that opens once where the app is not at hand; the row goes when the code is used."""

    __tablename__ = "recovery_code"
    __table_args__ = (Index("ix_recovery_code_account_id", "account_id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    digest: Mapped[str] = mapped_column(String(64), unique=True)
