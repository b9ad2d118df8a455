"""The sign-in form."""

from typing import Any

from flask_security.forms import LoginForm
from flask_security.utils import validate_redirect_url
from wtforms import Field


class SignInForm(LoginForm):
    """E-mail and password, and nothing that would keep a browser signed in for longer than its session."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Flask-Security's form without its "remember me"."""
        super().__init__(*args, **kwargs)
        del self.remember

    def validate_next(self, field: Field) -> None:
        """Forget a place to go that is not one of ours, rather than refuse the sign-in for it."""
        if not validate_redirect_url(field.data or ""):
            field.data = ""
