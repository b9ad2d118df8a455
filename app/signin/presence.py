"""Who is behind a request: the one place where Flask-Login's cookie and our sessions meet."""

from typing import Any

from flask import Flask, g, request, session
from flask_security import user_authenticated

from app import clock
from app.db import db
from app.signin import queries, sessions
from app.signin.cookie import WHO
from app.signin.models import Account
from app.signin.queries import SignedIn

ASKING = ("flask_login", "flask_principal")


def init_app(flask_app: Flask, login_manager: Any) -> None:
    """Wire sessions into Flask-Login, and keep libraries from asking for the account on every request."""
    login_manager.user_loader(lambda _secret: account())
    login_manager.request_loader(_nobody)
    user_authenticated.connect(_begin, flask_app)
    asked: Any
    for asked in (flask_app.before_request_funcs, flask_app.template_context_processors):
        asked[None] = [one for one in asked.get(None, []) if one.__module__.split(".")[0] not in ASKING]


def signed_in() -> SignedIn | None:
    """The person behind this request and their session; None for anybody else. Asked of the database once."""
    if "signed_in" not in g:
        secret = session.get(WHO)
        g.signed_in = queries.signed_in(db.session, secret, clock.now()) if isinstance(secret, str) else None
    found: SignedIn | None = g.signed_in
    return found


def account() -> Account | None:
    """The account behind this request, None for nobody's."""
    found = signed_in()
    return None if found is None else db.session.get(Account, found.account_id)


def unnoticed() -> None:
    """This request was made by an open page itself: it does not keep the session from resting."""
    g.unnoticed = True


def forget() -> None:
    """Look anew when asked next: the session has begun or ended within this request."""
    g.pop("signed_in", None)
    g.pop("viewer", None)


def _begin(_sender: Flask, user: Account, **_how: object) -> None:
    """A session under a new id, with a new token for its forms: what the browser had before is worth nothing."""
    session[WHO] = sessions.begin(db.session, user, request.user_agent.string, clock.now())
    for kept in (session, g):
        kept.pop("csrf_token", None)
    forget()


def _nobody(_request: object) -> None:
    """Who a request without a session is from: a token of Flask-Security's own would outlive every session."""
