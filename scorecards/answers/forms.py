"""The form that narrows a list of answers."""

from collections.abc import Iterable
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, HiddenField, SelectField

BANDS = {"positive": 1, "neutral": 0, "negative": -1}


class FilterForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF is untyped
    """A channel, a kind of answer, and whether only those with a comment; each may be left open."""

    class Meta:
        """It changes nothing, so it carries no token."""

        csrf = False

    month = HiddenField()
    channel = SelectField(_l("Channel"))
    band = SelectField(_l("Answers"))
    comment = BooleanField(_l("With a comment only"), render_kw={"value": "1"})

    def offer(self, channels: Iterable[tuple[str, str]]) -> None:
        """Let all channels, each by key and name, and all kinds of answers be chosen."""
        kinds = (("positive", _("Positive")), ("neutral", _("Neutral")), ("negative", _("Negative")))
        self.channel.choices = [("", _("All channels")), *channels]
        self.band.choices = [("", _("All answers")), *kinds]
        for field in (self.channel, self.band):
            field.data = field.data or ""

    def parts(self) -> dict[str, Any]:
        """What was chosen, as parts of an address."""
        chosen = {"channel": self.channel.data, "band": self.band.data, "comment": "1" if self.comment.data else ""}
        return {name: text for name, text in chosen.items() if text}
