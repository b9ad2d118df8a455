"""Links to choose a password by: one for each person, made when the letter is written, used once."""

import secrets
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app import clock
from app.outbox import written
from app.people import queries as people
from app.people.queries import Member
from app.signin.models import Account, SignInLink
from app.signin.queries import employed, hashed

TOKEN_BYTES = 32


class Purpose(StrEnum):
    """What a link is for, which is also its letter's kind."""

    INVITATION = "invitation"
    FORGOTTEN = "forgotten"


LASTS = {Purpose.INVITATION: timedelta(days=7), Purpose.FORGOTTEN: timedelta(hours=2)}


def make(session: Session, member: Member, lasts: timedelta, now: datetime) -> str:
    """The token of a new link for a person. No other of theirs holds from now on; only its hash is stored."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    session.merge(
        SignInLink(
            person_id=member.id,
            token_hash=hashed(token),
            address_hash=hashed(member.email or ""),
            expires_at=now + lasts,
        )
    )
    session.flush()
    return token


def owner(session: Session, token: str, now: datetime) -> Member | None:
    """The person this link lets choose a password, None where it does not hold: used, replaced, expired, never made,
    for an address they no longer have, or for somebody who does not work here."""
    link = session.scalar(select(SignInLink).where(SignInLink.token_hash == hashed(token), SignInLink.expires_at > now))
    member = None if link is None else people.by_id(session, link.person_id, clock.local_day(now, UTC))
    if link is None or member is None or link.address_hash != hashed(member.email or ""):
        return None
    return member if employed(member.employed_from, member.employed_to, member.time_zone, now) else None


def use_up(session: Session, token: str) -> bool:
    """Take the link away. False where another request was faster."""
    return bool(written(session, delete(SignInLink).where(SignInLink.token_hash == hashed(token))))


def withdraw(session: Session, person_id: int) -> int:
    """Take away the link of a person. Returns how many there were."""
    return written(session, delete(SignInLink).where(SignInLink.person_id == person_id))


def clear(session: Session, now: datetime) -> int:
    """Take away expired links. Returns how many."""
    return written(session, delete(SignInLink).where(SignInLink.expires_at <= now))


def recipient(session: Session, purpose: Purpose, person_id: int, now: datetime) -> Member | None:
    """The person, where such a letter may go to them as things stand this instant; else None."""
    member = people.by_id(session, person_id, clock.local_day(now, UTC))
    if member is None or not member.email:
        return None
    if not employed(member.employed_from, member.employed_to, member.time_zone, now):
        return None
    return member if purpose is Purpose.INVITATION or has_password(session, person_id) else None


def has_password(session: Session, person_id: int) -> bool:
    """Whether a person may sign in by a password of their own."""
    account = session.scalar(select(Account).filter_by(person_id=person_id))
    return account is not None and account.is_open and account.password is not None
