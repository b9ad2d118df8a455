"""Form fields that several floors use."""

from datetime import date

from flask_babel import lazy_gettext as _l
from wtforms import Form, StringField
from wtforms.validators import ValidationError
from wtforms.widgets import DateInput

from app import clock


class DayField(StringField):  # type: ignore[misc]  # WTForms is untyped
    """A day of the calendar, empty for none."""

    widget = DateInput()

    @property
    def day(self) -> date | None:
        """The day written, None where none is. Raises ValueError before the form was validated."""
        return clock.parse_day(self.data.strip()) if self.data and self.data.strip() else None

    def pre_validate(self, form: Form) -> None:
        """Refuse what is no day."""
        try:
            _found = self.day
        except ValueError:
            raise ValidationError(_l("Write the day as year, month and day, such as 2026-11-22.")) from None
