"""The filter of the audit trail, sent in the address."""

from datetime import date, datetime, timedelta, tzinfo

from flask_babel import lazy_gettext as _l
from wtforms import Form, SearchField, SelectField
from wtforms.validators import Length

from app import clock
from app.admin.queries import Wanted
from app.fields import DayField

SHORT = [Length(max=80, message=_l("That is too long; write at most 80 characters."))]


class TraceFilter(Form):  # type: ignore[misc]  # WTForms is untyped
    """Which entries of the trail to show."""

    action = SelectField(_l("Action"), validate_choice=False)
    subject = SearchField(_l("Concerning"), SHORT)
    who = SearchField(_l("By whom"), SHORT)
    first = DayField(_l("From"))
    last = DayField(_l("To"))

    def wanted(self, zone: tzinfo) -> Wanted:
        """The entries asked for; days are those of this time zone."""
        first, last = self.first.day, self.last.day
        return Wanted(
            action=self.action.data or None,
            subject=_text(self.subject.data),
            who=_text(self.who.data),
            first=_start(first, zone),
            end=_start(last and last + timedelta(days=1), zone),
        )


def _start(day: date | None, zone: tzinfo) -> datetime | None:
    return None if day is None else clock.start_of_day(day, zone)


def _text(text: str | None) -> str | None:
    return (text or "").replace("\0", "").strip() or None
