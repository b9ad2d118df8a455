"""Choosing a password oneself: by a link, or in place of the present one."""

from datetime import datetime
from unicodedata import normalize

from flask import current_app
from flask_security import verify_password
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.people.queries import Member
from app.signin import accounts, links
from app.signin.accounts import LONGEST_PASSWORD
from app.signin.models import Account
from app.signin.obvious import is_obvious
from app.wording import N_, RefusalError


class OldPasswordError(RefusalError):
    """The present password is not the one that was written."""


def check_choice(member: Member, password: str) -> None:
    """Raise RefusalError for a password that somebody would try first."""
    names = (member.name, member.email or "", member.employee_number, current_app.config["COMPANY"])
    if is_obvious(password, names):
        raise RefusalError(
            N_(
                "That password is among the first that somebody would try: common words, names, rows of keys, digits. "
                "Take a few words that do not belong together."
            )
        )


def by_link(session: Session, token: str, member: Member, password: str, now: datetime) -> Account:
    """Let the person behind a link sign in with this password from now on; the link is used up, their sessions end.

    Raises RefusalError for an obvious password, which does not use the link up, and LookupError where another request
    used it first.
    """
    check_choice(member, password)
    if not links.use_up(session, token):
        raise LookupError(token)
    accounts.set_password(session, member, password, now, actor_id=member.id)
    session.flush()
    return session.scalars(select(Account).filter_by(person_id=member.id)).one()


def change(session: Session, member: Member, old: str, new: str, now: datetime, keep: int) -> None:
    """Put a new password in the place of the present one; every session but the one to keep ends.

    Raises OldPasswordError, or RefusalError for an obvious password.
    """
    account = session.scalars(select(Account).filter_by(person_id=member.id)).one()
    known = len(old) <= LONGEST_PASSWORD and account.password is not None
    if not known or not verify_password(normalize("NFKD", old), account.password or ""):
        raise OldPasswordError(N_("The present password is not right."))
    check_choice(member, new)
    accounts.set_password(session, member, new, now, keep, actor_id=member.id)
