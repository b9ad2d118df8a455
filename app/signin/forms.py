"""The sign-in form."""

import re
from typing import Any

from flask_security.forms import LoginForm
from wtforms import Field

PLACE_OF_OURS = re.compile(r"/(?![/\\%.])[^\\\x00-\x1f\x7f]*")


class SignInForm(LoginForm):
    """E-mail and password, and nothing that would keep a browser signed in for longer than its session."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Flask-Security's form without its "remember me"."""
        super().__init__(*args, **kwargs)
        del self.remember

    def validate_next(self, field: Field) -> None:
        """Forget a place to go that is not one of ours, rather than refuse the sign-in for it."""
        if not is_ours(field.data):
            field.data = ""


def is_ours(place: object) -> bool:
    """Whether this is a path on our own pages: one slash first, and nothing that could be read as another host."""
    return isinstance(place, str) and PLACE_OF_OURS.fullmatch(place) is not None
