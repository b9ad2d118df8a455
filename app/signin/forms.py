"""The sign-in form."""

import re
from typing import Any

from flask import request
from flask_security.forms import LoginForm
from wtforms import Field
from wtforms.validators import ValidationError

from app import clock
from app.db import db
from app.signin import guesses
from app.signin.accounts import LONGEST_PASSWORD

PLACE_OF_OURS = re.compile(r"/(?![/\\%.])[^\\\x00-\x1f\x7f]*")


class SignInForm(LoginForm):
    """E-mail and password, and nothing that would keep a browser signed in for longer than its session."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Flask-Security's form without its "remember me"."""
        super().__init__(*args, **kwargs)
        del self.remember

    def validate_password(self, field: Field) -> None:
        """Refuse what is longer than any password before it is hashed: beyond 4096 characters that would fail."""
        if len(field.data or "") > LONGEST_PASSWORD:
            raise ValidationError

    def validate_email(self, field: Field) -> None:
        """Count a password about to be looked at, by its account's address, however that was written.

        Raises TooManyGuessesError when so many were looked at already that this one is not.
        """
        if not self.password.errors:  # the password stands before the address, as Flask-Security has it
            guesses.admit_password(db.session, field.data, request.remote_addr, clock.now())

    def validate(self, **kwargs: Any) -> bool:
        """Whether the password is right; then its account's tries are counted anew."""
        right = bool(super().validate(**kwargs))
        if right:
            guesses.forget_passwords(db.session, self.email.data or "", request.remote_addr)
        return right


def is_ours(place: object) -> bool:
    """Whether this is a path on our own pages: one slash first, and nothing that could be read as another host."""
    return isinstance(place, str) and PLACE_OF_OURS.fullmatch(place) is not None
