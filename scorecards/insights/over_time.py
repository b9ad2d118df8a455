"""A channel's score over the months: the change since the last one, and the chart."""

from collections.abc import Sequence
from fractions import Fraction

from flask_babel import gettext as _

from app import charts
from app.charts import Chart, Point, Wording
from app.i18n import language, month_short, number
from scorecards.channels.queries import ChannelInfo
from scorecards.insights.queries import ChannelFigures, PastMonth
from scorecards.maths.metric import score, shown

NONE = "–"


def change(one: ChannelFigures) -> str:
    """How the score moved since the month before."""
    now, before = (_of(one.channel, past) for past in (one.past[-1], one.past[-2]))
    if now is None or before is None:
        return NONE
    moved = now - before
    sign = "+" if moved > 0 else "\u2212" if moved < 0 else ""
    return f"{sign}{number(shown(abs(moved), None))}"


def _of(info: ChannelInfo, past: PastMonth) -> Fraction | None:
    return None if past.tally is None else score(info.metric, past.tally)


def chart(info: ChannelInfo, past: Sequence[PastMonth]) -> Chart | None:
    """The chart of these months, oldest first; None where fewer than two have a score."""
    points = [_point(info, one) for one in past]
    if sum(point.value is not None for point in points) < 2:
        return None
    name, first, last = info.name_in(language()), points[0].label, points[-1].label
    words = Wording(
        id=f"over-time-{info.key}",
        title=str(_("%(channel)s: the score by month", channel=name)),
        described=str(_("From %(first)s to %(last)s, everyone together.", first=first, last=last)),
        label=str(_("Month")),
        value=str(_("Score")),
        target=str(_("Target")),
        target_label=str(_("Target")),
    )
    return charts.line_chart(words, points)


def _point(info: ChannelInfo, past: PastMonth) -> Point:
    value = _of(info, past)
    text = shown(value, past.goal.score if past.goal else None)
    return Point(
        label=month_short(past.month),
        value=value,
        shown=NONE if text is None else number(text),
        target=None if past.goal is None else past.goal.ratio * 100,
        target_shown="" if past.goal is None else number(past.goal.score),
    )
