"""How many passwords may be tried and how many letters asked for, by whom; see throttle.py."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session
from werkzeug.exceptions import TooManyRequests

from app.signin import throttle
from app.signin.throttle import Limit

HOUR = timedelta(hours=1)
PASSWORDS = Limit("password", 20, HOUR)
LETTERS = Limit("letter", 3, HOUR)
LETTERS_FROM_ONE_PLACE = Limit("letters", 20, HOUR)


class TooManyGuessesError(TooManyRequests):
    """So many passwords were tried for one account from one place that no more are looked at for a while."""


def admit_password(session: Session, email: str, address: str | None, now: datetime) -> None:
    """Count a password about to be looked at, for an account and a place. Raises TooManyGuessesError.

    Whoever is elsewhere has tries of their own, so nobody can keep the owner out.
    """
    admitted = throttle.admit(session, PASSWORDS, _who(email, address), now)
    session.commit()
    if not admitted:
        raise TooManyGuessesError


def forget_passwords(session: Session, email: str, address: str | None) -> None:
    """The right password was written: count anew."""
    throttle.forget(session, PASSWORDS, _who(email, address))
    session.commit()


def admit_own(session: Session, account_id: int, now: datetime) -> None:
    """Count a present password about to be looked at on one's own page. Raises TooManyGuessesError."""
    admitted = throttle.admit(session, PASSWORDS, f"account {account_id}", now)
    session.commit()
    if not admitted:
        raise TooManyGuessesError


def forget_own(session: Session, account_id: int) -> None:
    """The right present password was written: count anew."""
    throttle.forget(session, PASSWORDS, f"account {account_id}")


def may_ask_for_letter(session: Session, email: str, address: str | None, now: datetime) -> bool:
    """Count a wish for a letter, by the address it is to go to and by where the wish comes from."""
    counted = (
        throttle.admit(session, LETTERS, email.strip().lower(), now),
        throttle.admit(session, LETTERS_FROM_ONE_PLACE, throttle.source(address), now),
    )
    return all(counted)


def _who(email: str, address: str | None) -> str:
    return f"{throttle.source(address)} {email.strip().lower()}"
