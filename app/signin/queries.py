"""Reads of sessions: who is behind a cookie, and where a person is signed in."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Row, Select, and_, bindparam, select
from sqlalchemy.orm import Session

from app import clock
from app.access import Role, Viewer
from app.db import Moment
from app.people.models import Person, PersonRole
from app.signin.models import Account, LoginSession
from app.signin.second_factor_models import SecondFactor

LONGEST_SESSION = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The person behind a session that holds, with the ids of the session and of their account, and whether the
    account has a second factor."""

    viewer: Viewer
    account_id: int
    session_id: int
    has_second_factor: bool


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A session that holds: the browser it began in, and since when."""

    id: int
    browser: str
    created_at: datetime


def hashed(secret: str) -> str:
    """The SHA-256 of a random secret, as it is stored."""
    return hashlib.sha256(secret.encode()).hexdigest()


def signed_in(session: Session, secret: str, now: datetime) -> SignedIn | None:
    """Who holds the session of this cookie's random id; None where it has ended, by itself or by anybody.

    One read: session, account, second factor, person and roles. A session ends with the account, the employment, after
    12 hours, and when the person's roles change.
    """
    told = {"id_hash": hashed(secret), "oldest": now - LONGEST_SESSION}
    session.flush()
    rows = session.connection().execute(_behind(), told).all()
    if not rows:
        return None
    found = rows[0]
    roles = _roles(rows)
    here = employed(found.employed_from, found.employed_to, found.time_zone, now)
    if not here or " ".join(sorted(roles)) != found.had_roles:
        return None
    viewer = Viewer(found.person_id, found.employee_number, found.name, found.own_language, found.time_zone, roles)
    return SignedIn(viewer, found.account_id, found.session_id, found.factor_id is not None)


def open_sessions(session: Session, account_id: int, now: datetime) -> list[OpenSession]:
    """Where an account is signed in, the newest first."""
    columns = (LoginSession.id, LoginSession.browser, LoginSession.created_at)
    statement = select(*columns).where(LoginSession.account_id == account_id, *_holds(now))
    return [OpenSession(*row) for row in session.execute(statement.order_by(LoginSession.created_at.desc()))]


def employed(first: Any, last: Any, time_zone: str, now: datetime) -> bool:
    """Whether somebody employed from the first to the last day works here on their own present day."""
    today = clock.local_day(now, ZoneInfo(time_zone))
    return bool(first <= today and (last is None or today <= last))


@cache
def _behind() -> Select[*tuple[Any, ...]]:
    """Made once, since every request of somebody signed in asks it: of the id_hash, and no older than `oldest`."""
    return (
        select(
            LoginSession.id.label("session_id"),
            LoginSession.roles.label("had_roles"),
            Account.id.label("account_id"),
            Person.id.label("person_id"),
            Person.employee_number,
            Person.name,
            Person.own_language,
            Person.time_zone,
            Person.employed_from,
            Person.employed_to,
            PersonRole.role,
            SecondFactor.account_id.label("factor_id"),
        )
        .join(Account, and_(Account.id == LoginSession.account_id, Account.is_open))
        .join(Person, Person.id == Account.person_id)
        .outerjoin(PersonRole, PersonRole.person_id == Person.id)
        .outerjoin(SecondFactor, SecondFactor.account_id == Account.id)
        .where(LoginSession.id_hash == bindparam("id_hash"), LoginSession.ended_at.is_(None))
        .where(LoginSession.created_at > bindparam("oldest", type_=Moment))
    )


def _holds(now: datetime) -> tuple[Any, ...]:
    return LoginSession.ended_at.is_(None), LoginSession.created_at > now - LONGEST_SESSION


def _roles(rows: Sequence[Row[*tuple[Any, ...]]]) -> frozenset[Role]:
    return frozenset(Role(row.role) for row in rows if row.role is not None)
