"""Giving a person the means to sign in, changing them, and taking them away."""

import uuid
from datetime import datetime
from unicodedata import normalize

from flask_security import hash_password
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import audit, outbox
from app.people.queries import Member
from app.signin import links, sessions
from app.signin.links import Purpose
from app.signin.models import Account
from app.wording import N_, RefusalError

SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 128


def set_password(
    session: Session,
    member: Member,
    password: str,
    now: datetime,
    keep: int | None = None,
    *,
    actor_id: int | None = None,
) -> None:
    """Let a person sign in with this password from now on; every session they have ends, but for the one to keep.

    actor_id is who set it, None for a command.
    Raises ValueError when the person has no e-mail address or the password is too short (12) or too long (128).
    """
    if member.email is None:
        raise ValueError(f"{member.employee_number} has no e-mail address to sign in with; import one first")
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise ValueError(f"a password has {SHORTEST_PASSWORD} to {LONGEST_PASSWORD} characters, not {len(password)}")
    links.withdraw(session, member.id)
    account = _account(session, member.id)
    if account is None:
        account = Account(person_id=member.id)
        session.add(account)
    else:
        sessions.end_all(session, account.id, "password", now, keep)
    account.password = hash_password(normalize("NFKD", password))
    account.is_open = True
    account.fs_uniquifier = uuid.uuid4().hex
    number = member.employee_number
    audit.record(session, at=now, actor_id=actor_id, action="password.set", subject="person", key=number)


def close(session: Session, member: Member, now: datetime, by: int | None = None) -> None:
    """Keep a person from signing in until they are invited again or get a new password.

    Every session they have ends, and a link that was sent, or is still to be sent, opens nothing. by is who closed it,
    None for a command. Raises RefusalError when the person could not sign in anyway.
    """
    number = member.employee_number
    account = _account(session, member.id)
    invited = links.withdraw(session, member.id) + outbox.cancel(session, member.id, list(Purpose))
    if not invited and (account is None or not account.is_open):
        raise RefusalError(N_("%(number)s cannot sign in as it is; there is nothing to close."), number=number)
    if account is not None:
        account.is_open = False
        account.fs_uniquifier = uuid.uuid4().hex
        sessions.end_all(session, account.id, "closed", now)
    audit.record(session, at=now, actor_id=by, action="account.close", subject="person", key=number)


def _account(session: Session, person_id: int) -> Account | None:
    return session.scalar(select(Account).filter_by(person_id=person_id))
