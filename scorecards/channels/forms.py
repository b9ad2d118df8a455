"""The form of a channel."""

from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import HiddenField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, Length, Optional, Regexp

from scorecards.channels import bands
from scorecards.channels.queries import ChannelInfo
from scorecards.channels.wish_checks import LONGEST_NAME
from scorecards.channels.wishes import DEFAULT_MINIMUM, Wish

A_SCORE = r"^\s*[0-9]{1,4}\s*$"
A_COUNT = r"^\s*[0-9]{1,7}\s*$"
SCORES = ("lowest", "highest", "positive", "negative")


def _score(label: Any) -> StringField:
    return StringField(label, [Regexp(A_SCORE, message=_l("Write a whole number such as 10."))])


def _name(label: Any, *more: Any) -> StringField:
    checks = [*more, Length(max=LONGEST_NAME, message=_l("Write at most 80 characters."))]
    return StringField(label, checks, render_kw={"autocomplete": "off"})


class ChannelForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF is untyped
    """A channel as it is to be. seen marks what it was when it was looked at, sure that its effect was."""

    key = StringField(
        _l("Key"), [Regexp(r"^[a-z0-9_-]{1,40}$", message=_l("Use 1 to 40 small letters a-z, digits, - and _."))]
    )
    name = _name(_l("Name in English"), DataRequired(_l("Write the name people read.")))
    name_fi = _name(_l("Name in Finnish"), Optional())
    name_sv = _name(_l("Name in Swedish"), Optional())
    metric = SelectField(_l("Metric"), choices=[SelectChoice("nps", "NPS"), SelectChoice("csat", "CSAT")])
    lowest = _score(_l("Lowest score"))
    highest = _score(_l("Highest score"))
    positive = _score(_l("Positive from"))
    negative = _score(_l("Negative to"))
    minimum = StringField(
        _l("Minimum of responses"), [Regexp(A_COUNT, message=_l("Write how many responses it takes, such as 10."))]
    )
    seen = HiddenField()
    sure = HiddenField()

    def wish(self) -> Wish:
        """What the form asks for; the form must be valid."""
        lowest, highest, positive, negative = (int(self[name].data) for name in SCORES)
        return Wish(
            key=self.key.data,
            name=self.name.data.strip(),
            metric=self.metric.data,
            scale=f"{lowest}-{highest}",
            positive=positive,
            negative=negative,
            minimum=int(self.minimum.data),
            name_fi=(self.name_fi.data or "").strip() or None,
            name_sv=(self.name_sv.data or "").strip() or None,
        )

    def told(self) -> str:
        """What the scale and bands written so far mean, "" while they are none."""
        data = [self[name].data for name in SCORES]
        written = ["" if one is None else str(one).strip() for one in data]
        if not all(text.isascii() and text.isdigit() and len(text) < 5 for text in written):
            return ""
        lowest, highest, positive, negative = map(int, written)
        return bands.told(self.metric.data, lowest, highest, positive, negative)


def as_it_is(info: ChannelInfo) -> dict[str, object]:
    """The form's data for a channel that exists."""
    same = ("key", "name", "name_fi", "name_sv", "minimum")
    return {name: getattr(info, name) for name in same} | {
        "metric": info.metric.value,
        "lowest": info.scale_min,
        "highest": info.scale_max,
        "positive": info.positive_from,
        "negative": info.negative_to,
    }


BLANK = {"metric": "nps", "lowest": 0, "highest": 10, "positive": 9, "negative": 6, "minimum": DEFAULT_MINIMUM}
"""A new channel's form: the usual scale of a net promoter score."""
