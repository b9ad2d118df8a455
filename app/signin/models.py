"""A person's means of signing in; without one, a person has a card and letters but no page."""

from flask_security.core import RoleMixin, UserMixin
from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, Id


class Account(Base, UserMixin):
    """Sign-in name, password hash (Argon2id) and the token that ends every session when it changes."""

    __tablename__ = "account"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), unique=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    password: Mapped[str | None] = mapped_column(String(255))
    active: Mapped[bool]
    fs_uniquifier: Mapped[str] = mapped_column(String(64), unique=True)

    @property
    def roles(self) -> list[RoleMixin]:  # type: ignore[override]  # Flask-Security expects an attribute
        """None: what a person may do follows from Kymppi's own roles."""
        return []


class UnusedRole(RoleMixin):
    """Flask-Security wants a role class; Kymppi's roles belong to the person (app.access)."""
