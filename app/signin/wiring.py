"""Sign-in by Flask-Security: e-mail and password, Argon2id, ten tries a minute, no self-registration."""

import hashlib
import hmac
from datetime import timedelta
from typing import Any

from flask import Flask, abort, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l
from flask_limiter.util import get_remote_address
from flask_security import FSQLALiteUserDatastore, Security, views

from app import clock
from app.db import db
from app.jobs import Job, add_job
from app.security import limiter
from app.signin import (
    accounts,
    clearing,
    cli,
    passwords_wiring,
    presence,
    second_factor_wiring,
    sessions,
    single_sign_on_wiring,
)
from app.signin.cookie import WHO, IdleCookie
from app.signin.forms import SignInForm, is_ours
from app.signin.guard import declare_public
from app.signin.models import Account, UnusedRole
from app.signin.queries import LONGEST_SESSION

TRIES = "10/minute"
TRIES_OF_ONE_ADDRESS = "100/minute"  # of a whole office, perhaps
LONGEST_ADDRESS = 254  # what is longer is nobody's, and need not be remembered whole
SETTINGS: dict[str, Any] = {
    "SECURITY_PASSWORD_SINGLE_HASH": ["argon2"],
    "SECURITY_PASSWORD_SCHEMES": ["argon2"],
    "SECURITY_DEPRECATED_PASSWORD_SCHEMES": [],
    "SECURITY_PASSWORD_LENGTH_MIN": accounts.SHORTEST_PASSWORD,
    "SECURITY_PASSWORD_NORMALIZE_FORM": "NFKD",  # as in accounts: keyboards differ in how they write one letter
    "SECURITY_RETURN_GENERIC_RESPONSES": True,
    "SECURITY_JOIN_USER_ROLES": False,
    "SECURITY_REGISTERABLE": False,
    "SECURITY_API_ENABLED_METHODS": ["session"],
    "SECURITY_FRESHNESS": timedelta(seconds=-1),  # no page of ours asks for the password again
    "SECURITY_STATIC_FOLDER": None,
    "SECURITY_LOGIN_URL": "/sign-in",
    "SECURITY_LOGOUT_URL": "/sign-out",
    "SECURITY_LOGOUT_METHODS": ["POST"],
    "SECURITY_LOGOUT_CSRF": True,
    "SECURITY_POST_LOGIN_VIEW": "/",
    "SECURITY_POST_LOGOUT_VIEW": "/sign-in",
    "SECURITY_LOGIN_USER_TEMPLATE": "signin/sign_in.html",
    "SECURITY_LOGOUT_USER_TEMPLATE": "signin/sign_out.html",
    "SECURITY_EMAIL_VALIDATOR_ARGS": {"check_deliverability": False},
    "SECURITY_MSG_GENERIC_AUTHN_FAILED": (_l("The e-mail address or the password is not right."), "error"),
    "PERMANENT_SESSION_LIFETIME": LONGEST_SESSION,
    "SESSION_PROTECTION": None,  # a person's network address changes while they are on the move
}


def init_app(flask_app: Flask) -> None:
    """Wire sign-in, its commands and its limits."""
    flask_app.config.from_mapping(SETTINGS, **single_sign_on_wiring.settings(flask_app))
    secret = str(flask_app.config["SECRET_KEY"]).encode()
    flask_app.config["SECURITY_PASSWORD_SALT"] = hmac.new(secret, b"password salt", hashlib.sha256).hexdigest()
    security: Any = Security(flask_app, FSQLALiteUserDatastore(db, Account, UnusedRole), login_form=SignInForm)
    flask_app.session_interface = IdleCookie(timedelta(minutes=flask_app.config["SESSION_IDLE_MINUTES"]))
    presence.init_app(flask_app, security.login_manager)
    declare_public(flask_app, *(name for name in flask_app.view_functions if name.startswith("security.")))
    flask_app.view_functions["security.login"] = _sign_in
    flask_app.view_functions["security.logout"] = _sign_out
    passwords_wiring.init_app(flask_app)
    second_factor_wiring.init_app(flask_app)
    single_sign_on_wiring.init_app(flask_app)
    flask_app.cli.add_command(cli.group)
    add_job(flask_app, Job("clearing", clearing.nightly))


def _who_tries() -> str:
    email = request.form.get("email", "").strip().lower()
    return f"{get_remote_address()} {email[:LONGEST_ADDRESS]}"


# Decorated once: a limiter counts a try as often as it was told of the view.
@limiter.limit(TRIES_OF_ONE_ADDRESS, methods=["POST"])
@limiter.limit(TRIES, methods=["POST"], key_func=_who_tries)
def _sign_in() -> ResponseReturnValue:
    """Flask-Security's, for forms, once the place to go afterwards is one of ours; else ask again without it."""
    if request.is_json:
        abort(415)
    asked = request.args.getlist("next") + request.form.getlist("next")
    if not all(is_ours(place) for place in asked if place):
        return redirect(url_for("security.login"))
    answer: ResponseReturnValue = views.login()
    return answer


def _sign_out() -> ResponseReturnValue:
    """Flask-Security's, and the session ends in the database too, so that no copy of its cookie outlives it."""
    found = presence.signed_in()
    answer: ResponseReturnValue = views.logout()
    if found is not None and WHO not in session:
        sessions.end(db.session, found.session_id, clock.now())
        db.session.commit()
        presence.forget()
    return answer
