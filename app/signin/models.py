"""A person's means of signing in, and the sessions that began with it; without one, a person has a card and letters
but no page."""

from datetime import datetime
from zoneinfo import ZoneInfo

from flask_security.core import RoleMixin, UserMixin
from sqlalchemy import CheckConstraint, ForeignKey, Index, String, select
from sqlalchemy.orm import Mapped, column_property, mapped_column, relationship

from app import clock
from app.db import Base, Id, Moment
from app.people.models import Person


class Account(Base, UserMixin):
    """Password hash (Argon2id), and a name in cookies that changes with the password; the sign-in name is the person's
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


class LoginSession(Base):
    """A browser that somebody signed in with, by the SHA-256 of the random id in its cookie.

    roles are those the person had at the sign-in, in alphabetical order: a session is good for no others.
    """

    __tablename__ = "login_session"
    __table_args__ = (
        CheckConstraint(
            "ended_because IS NULL OR ended_because IN ('signed_out', 'elsewhere', 'password', 'closed')",
            name="ended_because",
        ),
        CheckConstraint("(ended_at IS NULL) = (ended_because IS NULL)", name="ended"),
        Index("ix_login_session_account_id", "account_id"),
        Index("ix_login_session_created_at", "created_at"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    id_hash: Mapped[str] = mapped_column(String(64), unique=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    roles: Mapped[str] = mapped_column(String(80))
    browser: Mapped[str] = mapped_column(String(60))
    created_at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    ended_because: Mapped[str | None] = mapped_column(String(20))


class SignInLink(Base):
    """The one link by which a person may choose a password, by the SHA-256 of its token; a newer one takes its place.

    It holds for the address it was made for (by SHA-256), until it is used or expires.
    """

    __tablename__ = "sign_in_link"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    address_hash: Mapped[str] = mapped_column(String(64))
    expires_at: Mapped[datetime] = mapped_column(Moment)


class Tries(Base):
    """How often something was tried since an instant; what, by whom and where from is known by SHA-256 alone."""

    __tablename__ = "tries"
    __table_args__ = (Index("ix_tries_since", "since"),)

    key_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    since: Mapped[datetime] = mapped_column(Moment)
    count: Mapped[int]


class UnusedRole(RoleMixin):
    """Flask-Security wants a role class; Kymppi's roles belong to the person (app.access)."""
