"""Forms around a person's own password: change it, choose it by a link, ask for a link, sign out elsewhere."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import PasswordField, StringField
from wtforms.validators import DataRequired, EqualTo, Length, Regexp

from app.signin.accounts import LONGEST_PASSWORD, SHORTEST_PASSWORD

OLD = {"autocomplete": "current-password"}
NEW = {"autocomplete": "new-password", "minlength": SHORTEST_PASSWORD, "maxlength": LONGEST_PASSWORD}
EMAIL = {"autocomplete": "username", "type": "email", "autocapitalize": "none", "spellcheck": "false"}
LONGEST_ADDRESS = 254
WRITE_ADDRESS = _l("Write your e-mail address, such as name@company.example.")


class ChooseForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF is untyped
    """A new password, written twice."""

    new = PasswordField(
        _l("New password"),
        [
            DataRequired(_l("Write a new password.")),
            Length(min=SHORTEST_PASSWORD, message=_l("That is too short: it takes 12 characters or more.")),
            Length(max=LONGEST_PASSWORD, message=_l("That is too long: at most 128 characters are kept.")),
        ],
        render_kw=NEW,
    )
    again = PasswordField(
        _l("New password once more"),
        [EqualTo("new", message=_l("The two are not the same. Write the new password once more."))],
        render_kw=NEW,
    )


class ChangeForm(ChooseForm):
    """A new password in place of the present one."""

    old = PasswordField(_l("Present password"), [DataRequired(_l("Write your present password."))], render_kw=OLD)


class ForgottenForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF is untyped
    """The address a link is to be sent to."""

    email = StringField(
        _l("E-mail address"),
        [
            DataRequired(WRITE_ADDRESS),
            Length(max=LONGEST_ADDRESS, message=WRITE_ADDRESS),
            Regexp(r"^\s*[^\s@\x00]+@[^\s@\x00]+\s*$", message=WRITE_ADDRESS),
        ],
        render_kw=EMAIL,
    )
