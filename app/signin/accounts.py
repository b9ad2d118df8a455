"""Giving a person the means to sign in, changing them, and taking them away."""

import uuid
from datetime import datetime
from unicodedata import normalize

from flask_security import hash_password
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import audit
from app.people.queries import Member
from app.signin import links, sessions
from app.signin.models import Account

SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 128


def set_password(session: Session, member: Member, password: str, now: datetime, keep: int | None = None) -> None:
    """Let a person sign in with this password from now on; every session they have ends, but for the one to keep.

    Raises ValueError when the person has no e-mail address or the password is too short (12) or too long (128).
    """
    if member.email is None:
        raise ValueError(f"{member.employee_number} has no e-mail address to sign in with; import one first")
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise ValueError(f"a password has {SHORTEST_PASSWORD} to {LONGEST_PASSWORD} characters, not {len(password)}")
    account = _account(session, member.id)
    if account is None:
        account = Account(person_id=member.id)
        session.add(account)
    else:
        sessions.end_all(session, account.id, "password", now, keep)
    links.withdraw(session, member.id)
    account.password = hash_password(normalize("NFKD", password))
    account.is_open = True
    account.fs_uniquifier = uuid.uuid4().hex
    audit.record(session, at=now, actor_id=None, action="password.set", subject="person", key=member.employee_number)


def close(session: Session, member: Member, now: datetime) -> None:
    """Keep a person from signing in until they get a new password; every session they have ends.

    Raises ValueError when the person could not sign in anyway.
    """
    account = _account(session, member.id)
    if account is None or not account.is_open:
        raise ValueError(f"{member.employee_number} cannot sign in as it is; there is nothing to close")
    account.is_open = False
    account.fs_uniquifier = uuid.uuid4().hex
    sessions.end_all(session, account.id, "closed", now)
    links.withdraw(session, member.id)
    audit.record(session, at=now, actor_id=None, action="account.close", subject="person", key=member.employee_number)


def _account(session: Session, person_id: int) -> Account | None:
    return session.scalar(select(Account).filter_by(person_id=person_id))
