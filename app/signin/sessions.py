"""Sessions begun, ended and cleared away. The cookie holds a random id, the database its hash."""

import secrets
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.outbox import written
from app.people.models import PersonRole
from app.signin.models import Account, LoginSession
from app.signin.queries import LONGEST_SESSION, hashed

SECRET_BYTES = 32
KEPT_DAYS = 30
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("FxiOS", "Firefox"),
    ("Firefox", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Macintosh", "macOS"),
    ("Linux", "Linux"),
)


def begin(session: Session, account: Account, browser: str, now: datetime) -> str:
    """Begin a session of an account that has just proved who it is. Returns the random id, for the cookie alone."""
    secret = secrets.token_urlsafe(SECRET_BYTES)
    roles = session.scalars(select(PersonRole.role).filter_by(person_id=account.person_id))
    session.add(
        LoginSession(
            id_hash=hashed(secret),
            account_id=account.id,
            roles=" ".join(sorted(roles)),
            browser=named(browser),
            created_at=now,
        )
    )
    return secret


def end(session: Session, session_id: int, now: datetime) -> None:
    """End one session: its browser signed out."""
    ended = update(LoginSession).where(LoginSession.id == session_id, LoginSession.ended_at.is_(None))
    session.execute(ended.values(ended_at=now, ended_because="signed_out"))


def end_all(session: Session, account_id: int, why: str, now: datetime, keep: int | None = None) -> int:
    """End every session of an account but the one to keep; why is "elsewhere", "password" or "closed".

    Returns how many ended.
    """
    ended = update(LoginSession).where(LoginSession.account_id == account_id, LoginSession.ended_at.is_(None))
    if keep is not None:
        ended = ended.where(LoginSession.id != keep)
    return written(session, ended.values(ended_at=now, ended_because=why))


def clear(session: Session, now: datetime) -> int:
    """Take away the sessions that began so long ago that nobody asks any more. Returns how many."""
    old = now - LONGEST_SESSION - timedelta(days=KEPT_DAYS)
    return written(session, delete(LoginSession).where(LoginSession.created_at < old))


def named(user_agent: str) -> str:
    """A browser as its owner would know it, such as "Firefox, Windows"; empty where it says nothing known."""
    found = [next((name for sign, name in signs if sign in user_agent), "") for signs in (BROWSERS, SYSTEMS)]
    return ", ".join(name for name in found if name)
