"""Sign-in by Flask-Security: e-mail and password, Argon2id, five tries a minute, no self-registration."""

import hashlib
import hmac
from datetime import timedelta
from typing import Any

from flask import Flask
from flask_babel import lazy_gettext as _l
from flask_security import FSQLALiteUserDatastore, Security

from app.db import db
from app.security import limiter
from app.signin import cli
from app.signin.guard import declare_public
from app.signin.models import Account, UnusedRole

TRIES = "10/minute"
SETTINGS = {
    "SECURITY_PASSWORD_SINGLE_HASH": ["argon2"],
    "SECURITY_PASSWORD_SCHEMES": ["argon2"],
    "SECURITY_DEPRECATED_PASSWORD_SCHEMES": [],
    "SECURITY_PASSWORD_LENGTH_MIN": 12,
    "SECURITY_RETURN_GENERIC_RESPONSES": True,
    "SECURITY_JOIN_USER_ROLES": False,
    "SECURITY_REGISTERABLE": False,
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
    "PERMANENT_SESSION_LIFETIME": timedelta(hours=12),
}


def init_app(flask_app: Flask) -> None:
    """Wire sign-in, its commands and its limits."""
    flask_app.config.from_mapping(SETTINGS)
    secret = str(flask_app.config["SECRET_KEY"]).encode()
    flask_app.config["SECURITY_PASSWORD_SALT"] = hmac.new(secret, b"password salt", hashlib.sha256).hexdigest()
    Security(flask_app, FSQLALiteUserDatastore(db, Account, UnusedRole))
    declare_public(flask_app, *(name for name in flask_app.view_functions if name.startswith("security.")))
    sign_in = flask_app.view_functions["security.login"]
    limited: Any = limiter.limit(TRIES, methods=["POST"])(sign_in)
    flask_app.view_functions["security.login"] = limited
    flask_app.cli.add_command(cli.group)
