"""What is written on the pages of the second factor."""

from unicodedata import normalize

from flask_babel import lazy_gettext as _l
from flask_security import verify_password
from flask_wtf import FlaskForm
from wtforms import HiddenField, PasswordField, StringField
from wtforms.validators import DataRequired

from app.signin.accounts import LONGEST_PASSWORD
from app.signin.models import Account
from app.wording import N_, RefusalError

A_CODE = {"autocomplete": "one-time-code", "inputmode": "numeric", "autocapitalize": "none", "spellcheck": "false"}
WRITE_THE_CODE = _l("Write the code.")


class CodeForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF is untyped
    """A code, when signing in."""

    code = StringField(_l("Code"), [DataRequired(WRITE_THE_CODE)], render_kw=A_CODE)


class PasswordForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF is untyped
    """Who changes what signing in asks for: a session alone may be somebody else's by now."""

    password = PasswordField(
        _l("Password"), [DataRequired(_l("Write your password."))], render_kw={"autocomplete": "current-password"}
    )

    def check_password(self, account: Account) -> None:
        """Raise RefusalError when the password is not the account's."""
        written = normalize("NFKD", self.password.data)
        too_long = len(self.password.data) > LONGEST_PASSWORD
        if too_long or account.password is None or not verify_password(written, account.password):
            raise RefusalError(N_("The password is not right."))


class ProofForm(PasswordForm):
    """Who changes a second factor that is on: the password, and a code of the app or of the paper."""

    proof = StringField(_l("Code now in use"), [DataRequired(WRITE_THE_CODE)], render_kw=A_CODE)


class SetUpForm(PasswordForm):
    """The first code of a new app; secret is what the page showed, sealed."""

    secret = HiddenField()
    code = StringField(_l("Code from the app"), [DataRequired(WRITE_THE_CODE)], render_kw=A_CODE)


class MoveForm(SetUpForm, ProofForm):
    """The first code of a new app, with proof by the one before."""
