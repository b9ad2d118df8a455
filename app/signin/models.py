"""A person's means of signing in; without one, a person has a card and letters but no page."""

from zoneinfo import ZoneInfo

from flask_security.core import RoleMixin, UserMixin
from sqlalchemy import ForeignKey, String, select
from sqlalchemy.orm import Mapped, column_property, mapped_column, relationship

from app import clock
from app.db import Base, Id
from app.people.models import Person


class Account(Base, UserMixin):
    """Password hash (Argon2id) and the token that ends every session when it changes; the sign-in name is the person's
    e-mail address, wherever that moves."""

    __tablename__ = "account"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), unique=True)
    password: Mapped[str | None] = mapped_column(String(255))
    is_open: Mapped[bool] = mapped_column("active")
    fs_uniquifier: Mapped[str] = mapped_column(String(64), unique=True)
    person: Mapped[Person] = relationship(lazy="joined")
    email: Mapped[str | None] = column_property(  # type: ignore[assignment]  # not everybody has one
        select(Person.email).where(Person.id == person_id).correlate_except(Person).scalar_subquery()
    )

    @property
    def active(self) -> bool:  # type: ignore[override]  # Flask-Security expects an attribute
        """Whether this may sign in and keep a session: it is open, and its person works here on their present day."""
        today = clock.local_day(clock.now(), ZoneInfo(self.person.time_zone))
        return self.is_open and self.person.employed_on(today)

    @property
    def roles(self) -> list[RoleMixin]:  # type: ignore[override]  # Flask-Security expects an attribute
        """None: what a person may do follows from Kymppi's own roles."""
        return []


class UnusedRole(RoleMixin):
    """Flask-Security wants a role class; Kymppi's roles belong to the person (app.access)."""
