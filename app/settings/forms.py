"""The form in which a person chooses their language."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import SelectField

NAMES = {"fi": "Suomi", "sv": "Svenska", "en": "English"}


class LanguageForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF is untyped
    """One of the three languages, each by its own name."""

    language = SelectField(_l("Language"), validate_choice=True)

    def offer(self, present: str) -> None:
        """Let all three be chosen; the present one stands first where the form was not sent."""
        self.language.choices = list(NAMES.items())
        self.language.data = self.language.data or present
