"""The second step of signing in: after the right password, a code; only then does a session begin."""

import time
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any, TypeVar, cast

from flask import Flask, abort, redirect, session, url_for
from flask_security import UserMixin
from flask_security.tf_plugin import TfPlugin
from sqlalchemy import select
from werkzeug.wrappers import Response

from app import clock
from app.db import db
from app.signin import second_factor, throttle
from app.signin.forms import is_ours
from app.signin.models import Account
from app.signin.throttle import Limit

CODES = Limit("code", 5, timedelta(minutes=1))
CODES_OF_A_DAY = Limit("codes", 100, timedelta(days=1))
WAITING = "second_step"
LONGEST_WAIT = timedelta(minutes=10)
SINGLE_SIGN_ON = "oauth"

View = TypeVar("View", bound=Callable[..., object])


class SecondStep(TfPlugin):
    """Flask-Security asks here, between password and session, whether there is more to prove."""

    def tf_enter(
        self, user: UserMixin, remember_me: bool | None, primary_authn_via: str, next_loc: str | None
    ) -> Response | None:
        """Lead to the page that asks for the code; None where it is off or the provider has asked."""
        account: Any = user
        if primary_authn_via == SINGLE_SIGN_ON or not second_factor.is_on(db.session, account.id):
            return None
        session[WAITING] = [account.fs_uniquifier, int(time.time())]
        return redirect(url_for("second_step.ask", next=next_loc if is_ours(next_loc) else None))


def init_app(flask_app: Flask) -> None:
    """Put the step into Flask-Security's sign-in."""
    flask_app.extensions["security"].two_factor_plugins = SecondStep()


def waiting() -> Account | None:
    """Whoever has written the right password in this browser and may now write the code, for ten minutes.

    A new password, a closed account and the end of employment end the wait.
    """
    name, since = session.get(WAITING) or ("", 0)
    if time.time() - since > LONGEST_WAIT.total_seconds():
        return None
    account = db.session.scalar(select(Account).filter_by(fs_uniquifier=name))
    return account if account is not None and account.active else None


def limit_tries(whose: Callable[[], Account | None]) -> Callable[[View], View]:
    """Count each try of the account whose code is written, on whichever page and wherever it comes from.

    Five a minute are looked at, and a hundred a day until a right one or a new password: of a million codes three are
    right at a time.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def counted(*args: object, **kwargs: object) -> object:
            account = whose()
            if account is not None:
                _admit(account)
            return view(*args, **kwargs)

        return cast(View, counted)

    return decorate


def stop_waiting(account: Account) -> None:
    """The step is done: what was remembered of it goes."""
    session.pop(WAITING, None)
    throttle.forget(db.session, CODES_OF_A_DAY, account.fs_uniquifier)


def _admit(account: Account) -> None:
    now = clock.now()
    admitted = throttle.admit(db.session, CODES, str(account.id), now)
    admitted = admitted and throttle.admit(db.session, CODES_OF_A_DAY, account.fs_uniquifier, now)
    db.session.commit()
    if not admitted:
        abort(429)
