"""Single sign-on by OpenID Connect: the provider says who somebody is; whether they work here is ours to know."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import audit, clock
from app.people.models import Person
from app.signin.models import Account
from app.wording import N_, RefusalError


class NotLetInError(RefusalError):
    """Single sign-on did not come to its end; the page that says why is answered with this status."""

    def __init__(self, status: int, text: str, **figures: object) -> None:
        """Keep the status beside the message id and its figures."""
        super().__init__(text, **figures)
        self.status = status


def account_for(session: Session, claims: Mapping[str, Any], *, trust: bool, now: datetime) -> Account:
    """The account of the person whom these claims of a proven ID token name; made where there is none yet.

    People are looked up by address among those who work here and never made. trust: an address counts as verified when
    the provider does not say. Raises NotLetInError.
    """
    verified = claims.get("email_verified", trust)
    written = str(claims.get("email") or "").strip()
    email = written.lower()
    if verified not in (True, "true") or not email:
        raise NotLetInError(
            403,
            N_("The provider has not verified your e-mail address, so it opens nothing. Tell your administrator."),
        )
    # Our addresses are ASCII; in small letters others could become one of them. PostgreSQL compares with no NUL.
    nobody = not written.isascii() or "\0" in written
    person = None if nobody else session.scalar(select(Person).filter_by(email=email).with_for_update())
    if person is None or not person.employed_on(clock.local_day(now, ZoneInfo(person.time_zone))):
        raise NotLetInError(
            403,
            N_("Nobody who works here has the address %(email)s. Sign in with another one, or ask HR to put it right."),
            email=email,
        )
    return _account(session, person, now)


def _account(session: Session, person: Person, now: datetime) -> Account:
    account = session.scalar(select(Account).filter_by(person_id=person.id))
    if account is None:
        account = Account(person_id=person.id, is_open=True, fs_uniquifier=uuid.uuid4().hex)
        session.add(account)
        number = person.employee_number
        audit.record(session, at=now, actor_id=person.id, action="account.by_provider", subject="person", key=number)
        session.flush()
    if not account.is_open:
        raise NotLetInError(403, N_("Your access was closed. Ask HR or your administrator."))
    return account
