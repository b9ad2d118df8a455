"""The form under a case."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import HiddenField, TextAreaField
from wtforms.validators import InputRequired, Regexp


class CaseForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF is untyped
    """Which version of the case was seen, and what was done about it."""

    version = HiddenField(validators=[InputRequired(), Regexp(r"^[0-9]{1,9}$")])
    note = TextAreaField(_l("What was done"), filters=[lambda text: (text or "").replace("\0", "")])
