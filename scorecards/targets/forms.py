"""The form that sets a target."""

from decimal import Decimal

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import HiddenField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length, Optional, Regexp, ValidationError

from scorecards.channels.queries import ChannelInfo
from scorecards.maths.goal import MOST_DECIMALS, Goal, goal
from scorecards.targets.wish_checks import LONGEST_REASON

A_NUMBER = rf"^\s*[-\u2212]?[0-9]{{1,3}}([.,][0-9]{{1,{MOST_DECIMALS}}})?\s*$"
A_COUNT = r"^\s*[0-9]{1,6}\s*$"


class TargetForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF is untyped
    """A channel, a month, for whom, the score and minimum, and why.

    seen: the version of the target whose effect was shown; blank until then.
    """

    channel = SelectField(_l("Channel"))
    month = SelectField(_l("From month"))
    place = SelectField(_l("For"))
    score = StringField(
        _l("Target, points"),
        [
            DataRequired(_l("Write the target as a number such as 42.5.")),
            Regexp(A_NUMBER, message=_l("Write the target as a number such as 42.5.")),
        ],
    )
    minimum = StringField(
        _l("Minimum of responses"), [Regexp(A_COUNT, message=_l("Write how many responses it takes, such as 10."))]
    )
    reason = TextAreaField(
        _l("Reason"),
        [
            DataRequired(_l("Say why: people are paid by this target.")),
            Length(max=LONGEST_REASON, message=_l("The reason is too long; say it in 500 characters.")),
        ],
        filters=[lambda text: (text or "").replace("\0", "")],  # PostgreSQL stores none
    )

    seen = HiddenField(validators=[Optional(), Regexp(r"^[0-9]{1,18}$")])

    def goal_for(self, channel: ChannelInfo) -> Goal:
        """The target as numbers. Raises ValidationError, in the reader's language, off the metric's range."""
        text = self.score.data.strip().replace(",", ".").replace("\u2212", "-")
        lowest = channel.metric.lowest
        if not lowest <= Decimal(text) <= 100:
            told = _("A target for %(channel)s lies between %(lowest)s and 100.", channel=channel.name, lowest=lowest)
            raise ValidationError(told)
        return goal(channel.metric, text, int(self.minimum.data.strip()))
