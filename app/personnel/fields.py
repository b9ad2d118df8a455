"""What the fields of HR's forms share: days as browsers send them, choices, text on one line."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import Form, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import ValidationError
from wtforms.widgets import DateInput

from app import clock

TOO_LONG = _l("That is too long; shorten it.")


def choices(worded: Mapping[Any, object]) -> list[SelectChoice]:
    """The choices of a field, from values with their words."""
    return [SelectChoice(str(value), label) for value, label in worded.items()]


def plain(text: str | None) -> str:
    """The text on one line, without space around it."""
    return "".join(letter for letter in text or "" if letter.isprintable()).strip()


class DayField(StringField):  # type: ignore[misc]  # WTForms is untyped
    """A day as browsers send it; `day` is None where it is empty."""

    widget = DateInput()

    def pre_validate(self, form: Form) -> None:
        """Keep the day, or refuse what is none."""
        text = (self.data or "").strip()
        try:
            self.day = clock.parse_day(text) if text else None
        except ValueError:
            raise ValidationError(_l("Write the day as year, month and day, such as 2026-11-22.")) from None
