"""People, teams, who was in which team under whom and when, absences, and roles somebody asked for."""

from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import Case, CheckConstraint, ForeignKey, Index, String, UniqueConstraint, Uuid, case, text
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, Id, Moment

ROLES = "role IN ('employee', 'supervisor', 'hr', 'management', 'admin')"
PENDING = text("state IN ('open', 'approved')")


class Team(Base):
    """A group of people who serve customers together."""

    __tablename__ = "team"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    name: Mapped[str] = mapped_column(String(120), unique=True)


class Person(Base):
    """Somebody who works or worked here. Addressed outside by uuid or employee number, never by id.

    language is the company's word, or its default where language_named says that nobody named one; chosen_language is
    the person's own choice and goes before it.
    """

    __tablename__ = "person"
    __table_args__ = (
        CheckConstraint("language IN ('en', 'fi', 'sv')", name="language"),
        CheckConstraint("chosen_language IN ('en', 'fi', 'sv')", name="chosen_language"),
        CheckConstraint("part_time_percent BETWEEN 1 AND 100", name="part_time"),
        CheckConstraint("employed_to IS NULL OR employed_to >= employed_from", name="employed"),
        Index("ix_person_name", "name"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    uuid: Mapped[UUID] = mapped_column(Uuid, unique=True, default=uuid4)
    employee_number: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    email: Mapped[str | None] = mapped_column(String(254), unique=True)
    language: Mapped[str] = mapped_column(String(2))
    time_zone: Mapped[str] = mapped_column(String(64))
    employed_from: Mapped[date]
    employed_to: Mapped[date | None]
    part_time_percent: Mapped[int] = mapped_column(server_default=text("100"))
    chosen_language: Mapped[str | None] = mapped_column(String(2))
    language_named: Mapped[bool] = mapped_column(server_default=text("true"))

    @hybrid_property
    def own_language(self) -> str | None:
        """The language the person chose, else the one the company named for them, None where nobody did."""
        return self.chosen_language or (self.language if self.language_named else None)

    @own_language.inplace.expression
    @classmethod
    def _own_language(cls) -> Case[str]:
        return case((cls.chosen_language.is_not(None), cls.chosen_language), (cls.language_named, cls.language))

    def employed_on(self, day: date) -> bool:
        """Whether the person works here on this day."""
        return self.employed_from <= day and (self.employed_to is None or day <= self.employed_to)


class PersonRole(Base):
    """One of a person's roles (app.access.Role)."""

    __tablename__ = "person_role"
    __table_args__ = (CheckConstraint(ROLES, name="role"),)

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    role: Mapped[str] = mapped_column(String(20), primary_key=True)


class Assignment(Base):
    """A person in a team under a supervisor, from a day until the day before another (half-open; no end yet: NULL)."""

    __tablename__ = "assignment"
    __table_args__ = (
        UniqueConstraint("person_id", "starts_on"),
        CheckConstraint("ends_on IS NULL OR ends_on > starts_on", name="period"),
        Index("ix_assignment_team_id", "team_id"),
        Index("ix_assignment_supervisor_id", "supervisor_id"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"))
    supervisor_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]


class Absence(Base):
    """Days a person is away, first to last, both included: no letter goes out on them."""

    __tablename__ = "absence"
    __table_args__ = (
        CheckConstraint("last_day >= first_day", name="period"),
        Index("ix_absence_person_id", "person_id"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    first_day: Mapped[date]
    last_day: Mapped[date]


class RoleRequest(Base):
    """A role somebody asked to give a person or take from them, and what a second person decided.

    open -> approved (waits for starts_on) -> done, or open -> refused, or open -> taken_back by who asked.
    """

    __tablename__ = "role_request"
    __table_args__ = (
        CheckConstraint(ROLES, name="role"),
        CheckConstraint("wish IN ('grant', 'withdraw')", name="wish"),
        CheckConstraint("state IN ('open', 'approved', 'done', 'refused', 'taken_back')", name="state"),
        CheckConstraint("decided_by <> asked_by AND decided_by <> person_id", name="two_people"),
        Index("ix_role_request_state", "state"),
        Index("ix_role_request_person_id", "person_id"),
        Index(
            "uq_role_request_pending",
            "person_id",
            "role",
            unique=True,
            sqlite_where=PENDING,
            postgresql_where=PENDING,
        ),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    uuid: Mapped[UUID] = mapped_column(Uuid, unique=True, default=uuid4)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    role: Mapped[str] = mapped_column(String(20))
    wish: Mapped[str] = mapped_column(String(10))
    starts_on: Mapped[date]
    state: Mapped[str] = mapped_column(String(12))
    asked_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    asked_at: Mapped[datetime] = mapped_column(Moment)
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    decided_at: Mapped[datetime | None] = mapped_column(Moment)
