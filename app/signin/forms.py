"""The sign-in form."""

from typing import Any

from flask_security.forms import LoginForm


class SignInForm(LoginForm):
    """E-mail and password, and nothing that would keep a browser signed in for longer than its session."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Flask-Security's form without its "remember me"."""
        super().__init__(*args, **kwargs)
        del self.remember
