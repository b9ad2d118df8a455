"""Answers, their earlier versions, and the systems they come from."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, Uuid, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, Id, Moment

COUNTED = ("active", "edited")
STATES = "state IN ('active', 'edited', 'withdrawn', 'quarantined')"


class Source(Base):
    """A system that answers come from; an answer's external id is its own."""

    __tablename__ = "source"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    key: Mapped[str] = mapped_column(String(60), unique=True)


class Response(Base):
    """One customer's answer as it stands now, credited once and frozen: person, team, channel, local day and month.

    band is 1 positive, 0 neutral, -1 negative by the channel's scale when the answer came. active and edited count;
    withdrawn and quarantined do not. employee_reference keeps what the source called the person.
    """

    __tablename__ = "response"
    __table_args__ = (
        UniqueConstraint("source_id", "external_id"),
        CheckConstraint(STATES, name="state"),
        CheckConstraint("band IN (-1, 0, 1)", name="band"),
        CheckConstraint("version >= 1", name="version"),
        Index("ix_response_course", "person_id", "month", "channel_id", "local_date", "band", "state"),
        Index(
            "ix_response_unmatched",
            "month",
            sqlite_where=text("person_id IS NULL"),
            postgresql_where=text("person_id IS NULL"),
        ),
        Index(
            "ix_response_negative",
            "person_id",
            "answered_at",
            sqlite_where=text("band = -1"),
            postgresql_where=text("band = -1"),
        ),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id"))
    external_id: Mapped[str] = mapped_column(String(200))
    channel_id: Mapped[int] = mapped_column(ForeignKey("channel.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"))
    month: Mapped[date] = mapped_column(ForeignKey("period.month"))
    local_date: Mapped[date]
    answered_at: Mapped[datetime] = mapped_column(Moment)
    interaction_at: Mapped[datetime | None] = mapped_column(Moment)
    score: Mapped[int]
    band: Mapped[int]
    state: Mapped[str] = mapped_column(String(12))
    version: Mapped[int]
    received_at: Mapped[datetime] = mapped_column(Moment)
    source_updated_at: Mapped[datetime | None] = mapped_column(Moment)
    employee_reference: Mapped[str | None] = mapped_column(String(200))
    customer_key: Mapped[str | None] = mapped_column(String(200))
    comment: Mapped[str | None] = mapped_column(Text)


class ResponseRevision(Base):
    """An earlier version of an answer, kept as it was when a newer one took its place; only ever added to."""

    __tablename__ = "response_revision"
    __table_args__ = (UniqueConstraint("response_id", "version"), CheckConstraint(STATES, name="state"))

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    response_id: Mapped[int] = mapped_column(ForeignKey("response.id"))
    version: Mapped[int]
    score: Mapped[int]
    band: Mapped[int]
    state: Mapped[str] = mapped_column(String(12))
    received_at: Mapped[datetime] = mapped_column(Moment)
    source_updated_at: Mapped[datetime | None] = mapped_column(Moment)
    replaced_at: Mapped[datetime] = mapped_column(Moment)


class AnswerImport(Base):
    """A file of answers that was stored, by a page or a command. read is the sum of the counts after it.

    problems holds the first rejected rows as [line, column, reason, its figures], never the rows themselves.
    """

    __tablename__ = "answer_import"
    __table_args__ = (Index("ix_answer_import_sha256", "sha256"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    uuid: Mapped[UUID] = mapped_column(Uuid, unique=True)
    name: Mapped[str] = mapped_column(String(255))
    sha256: Mapped[str] = mapped_column(String(64))
    source: Mapped[str] = mapped_column(String(60))
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(Moment)
    read: Mapped[int]
    counted: Mapped[int]
    edited: Mapped[int]
    duplicate: Mapped[int]
    unmatched: Mapped[int]
    rejected: Mapped[int]
    problems: Mapped[list[Any]] = mapped_column(JSON)
