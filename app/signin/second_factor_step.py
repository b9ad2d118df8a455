"""The second step of signing in: after the right password, a code; only then does a session begin."""

import time
from datetime import timedelta
from typing import Any

from flask import Flask, redirect, session, url_for
from flask_limiter.util import get_remote_address
from flask_security import UserMixin
from flask_security.tf_plugin import TfPlugin
from sqlalchemy import select
from werkzeug.wrappers import Response

from app.db import db
from app.security import limiter
from app.signin import presence, second_factor
from app.signin.forms import is_ours
from app.signin.models import Account

TRIES = "5/minute"
WAITING = "second_step"
LONGEST_WAIT = timedelta(minutes=10)
SINGLE_SIGN_ON = "oauth"


class SecondStep(TfPlugin):
    """Flask-Security asks here, between password and session, whether there is more to prove."""

    def tf_enter(
        self, user: UserMixin, remember_me: bool | None, primary_authn_via: str, next_loc: str | None
    ) -> Response | None:
        """Lead to the page that asks for the code; None where it is off or the provider has asked."""
        account: Any = user
        if primary_authn_via == SINGLE_SIGN_ON or not second_factor.is_on(db.session, account.id):
            return None
        session[WAITING] = [account.fs_uniquifier, int(time.time()), account.id]
        return redirect(url_for("second_step.ask", next=next_loc if is_ours(next_loc) else None))


def init_app(flask_app: Flask) -> None:
    """Put the step into Flask-Security's sign-in."""
    flask_app.extensions["security"].two_factor_plugins = SecondStep()


def waiting() -> Account | None:
    """Whoever has written the right password in this browser and may now write the code, for ten minutes.

    A new password, a closed account and the end of employment end the wait.
    """
    name, since, _id = session.get(WAITING) or ("", 0, 0)
    if time.time() - since > LONGEST_WAIT.total_seconds():
        return None
    account = db.session.scalar(select(Account).filter_by(fs_uniquifier=name))
    return account if account is not None and account.active else None


def whose_tries() -> str:
    """Whose tries a code counts among: the account's, wherever they come from and on whichever page."""
    found = presence.signed_in()
    if found is not None:
        return str(found.account_id)
    return str(session[WAITING][2]) if WAITING in session else get_remote_address()


# Counted together on all pages: a wrong code is one try, wherever it is written.
limit_tries = limiter.shared_limit(TRIES, scope="second factor", key_func=whose_tries, methods=["POST"])


def stop_waiting() -> None:
    """The step is done: what was remembered of it goes."""
    session.pop(WAITING, None)
