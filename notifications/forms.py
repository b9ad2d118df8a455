"""The filter of the letters sent, in the address."""

from flask_babel import lazy_gettext as _l
from wtforms import Form, SearchField, SelectField
from wtforms.validators import Length

from app.fields import DayField
from app.mailbox import MailWanted
from app.outbox import MailState


class LetterFilter(Form):  # type: ignore[misc]  # WTForms is untyped
    """Which letters to show."""

    day = DayField(_l("Day"))
    state = SelectField(_l("State"), default="")
    who = SearchField(_l("Number or name"), [Length(max=80, message=_l("Write at most 80 characters."))])

    def wanted(self) -> MailWanted:
        """The letters asked for."""
        state = MailState(self.state.data) if self.state.data else None
        who = (self.who.data or "").replace("\0", "").strip()
        return MailWanted(self.day.day, state, who or None)
