"""The second factor of an account: set up, asked for, turned off, and taken away by whoever runs the server."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app import audit
from app.access import Role
from app.outbox import written
from app.people.queries import Member
from app.signin import second_factor_codes as codes
from app.signin import sessions
from app.signin.models import Account
from app.signin.second_factor_models import RecoveryCode, SecondFactor
from app.wording import N_, RefusalError

ASKED = frozenset({Role.SUPERVISOR, Role.HR, Role.ADMIN})
REQUIRED = "required"


@dataclass(frozen=True, slots=True)
class Standing:
    """A second factor that is set up: since when, and how many recovery codes are left."""

    since: datetime
    codes_left: int


class WrongCodeError(RefusalError):
    """The code is not the one of now, was used already, or is no recovery code of this account."""

    def __init__(self) -> None:
        """Say so without telling which."""
        super().__init__(N_("That code is not right, or was used already. Wait for the next one and write it here."))


def must_have(roles: frozenset[Role], setting: object) -> bool:
    """Whether somebody with these roles works only with a second factor; setting is `required` or `offered`."""
    return setting == REQUIRED and bool(roles & ASKED)


def is_on(session: Session, account_id: int) -> bool:
    """Whether signing in by password asks this account for a code."""
    return session.scalar(select(SecondFactor.account_id).filter_by(account_id=account_id)) is not None


def standing(session: Session, account_id: int) -> Standing | None:
    """The account's second factor, None when it has none."""
    since = session.scalar(select(SecondFactor.set_up_at).filter_by(account_id=account_id))
    if since is None:
        return None
    left = session.scalar(select(func.count(RecoveryCode.id)).filter_by(account_id=account_id))
    return Standing(since, left or 0)


def set_up(
    session: Session, account: Account, secret: str, code: str, *, now: datetime, keep: int | None = None
) -> list[str]:
    """Ask for codes of this secret from now on, in place of any before. Returns ten recovery codes, to be shown once.

    secret is as the authenticator made it, code the one its app shows now. Every session of the account ends but the
    one to keep. Raises WrongCodeError when the app does not show the right code.
    """
    factor = SecondFactor(account_id=account.id, secret=secret, set_up_at=now)
    if not codes.is_right(factor, code):
        raise WrongCodeError
    session.execute(select(Account.id).filter_by(id=account.id).with_for_update())
    before = _take_away(session, account.id)
    session.add(factor)
    sessions.end_all(session, account.id, "elsewhere", now, keep)
    _note(session, account, "replace" if before else "set_up", now, account.person_id)
    return _new_codes(session, account.id)


def prove(session: Session, account: Account, code: str, now: datetime) -> int | None:
    """Take a code of the app, or a recovery code, which is then used up.

    Returns how many recovery codes are left when it was one of them, else None. Raises WrongCodeError.
    """
    factor = session.scalar(select(SecondFactor).filter_by(account_id=account.id).with_for_update())
    if factor is None:
        raise WrongCodeError
    if codes.is_right(factor, code):
        return None
    mine = delete(RecoveryCode).filter_by(account_id=account.id, digest=codes.digest(code))
    if not written(session, mine):
        raise WrongCodeError
    left = session.scalar(select(func.count(RecoveryCode.id)).filter_by(account_id=account.id)) or 0
    _note(session, account, "recovery_code", now, account.person_id, left=left)
    return left


def renew_codes(session: Session, account: Account, now: datetime) -> list[str]:
    """Ten new recovery codes, to be shown once; those before are worth nothing. The caller has proved who asks."""
    session.execute(delete(RecoveryCode).filter_by(account_id=account.id))
    _note(session, account, "new_codes", now, account.person_id)
    return _new_codes(session, account.id)


def turn_off(session: Session, account: Account, roles: frozenset[Role], setting: object, now: datetime) -> None:
    """Ask for no code any more. The caller has proved who asks. Raises RefusalError for a role that must have it."""
    if must_have(roles, setting):
        raise RefusalError(N_("Your role asks for a second factor, so it stays on. You can move it to another phone."))
    if _take_away(session, account.id):
        _note(session, account, "turn_off", now, account.person_id)


def reset(session: Session, member: Member, now: datetime, actor_id: int | None) -> None:
    """Take the second factor away from somebody who has lost phone and codes; every session they have ends.

    Raises ValueError when there is none.
    """
    account = session.scalar(select(Account).filter_by(person_id=member.id))
    if account is None or not _take_away(session, account.id):
        raise ValueError(f"{member.employee_number} has no second factor; there is nothing to reset")
    sessions.end_all(session, account.id, "elsewhere", now)
    _note(session, account, "reset", now, actor_id)


def _take_away(session: Session, account_id: int) -> bool:
    session.execute(delete(RecoveryCode).filter_by(account_id=account_id))
    return bool(written(session, delete(SecondFactor).filter_by(account_id=account_id)))


def _new_codes(session: Session, account_id: int) -> list[str]:
    fresh = codes.new_recovery_codes()
    session.add_all(RecoveryCode(account_id=account_id, digest=codes.digest(code)) for code in fresh)
    return fresh


def _note(session: Session, account: Account, what: str, now: datetime, by: int | None, **details: object) -> None:
    action, number = f"second_factor.{what}", account.person.employee_number
    audit.record(session, at=now, actor_id=by, action=action, subject="person", key=number, **details)
