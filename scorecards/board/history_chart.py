"""The chart of a channel's months on the card."""

from collections.abc import Sequence

from flask_babel import gettext as _

from app import charts
from app.charts import Chart, Point, Wording
from app.i18n import language, month_short, number
from scorecards.board.history import MonthOfCard
from scorecards.channels.queries import ChannelInfo
from scorecards.maths.metric import score, shown


def history_chart(info: ChannelInfo, months: Sequence[MonthOfCard]) -> Chart | None:
    """The scores of these months, oldest first, against their targets; None where fewer than two have any."""
    points = [_point(info, one) for one in months]
    begun = next((at for at, point in enumerate(points) if point.value is not None), len(points))
    if sum(point.value is not None for point in points) < 2:
        return None
    return charts.line_chart(_words(info, points[begun:]), points[begun:])


def _point(info: ChannelInfo, one: MonthOfCard) -> Point:
    value = score(info.metric, one.tally)
    text = shown(value, one.goal.score if one.goal else None)
    return Point(
        label=month_short(one.month),
        value=value,
        shown="–" if text is None else number(text),
        target=None if one.goal is None else one.goal.ratio * 100,
        target_shown="" if one.goal is None else number(one.goal.score),
    )


def _words(info: ChannelInfo, points: Sequence[Point]) -> Wording:
    name = info.name_in(language())
    met = sum(one.value is not None and one.target is not None and one.value >= one.target for one in points)
    described = _(
        "From %(first)s to %(last)s; the score was at the target in %(met)s of %(months)s months.",
        first=points[0].label,
        last=points[-1].label,
        met=number(met),
        months=number(len(points)),
    )
    return Wording(
        id=f"history-{info.key}",
        title=str(_("%(channel)s: the score by month", channel=name)),
        described=str(described),
        label=str(_("Month")),
        value=str(_("Score")),
        target=str(_("Target")),
        target_label=str(_("Target")),
    )
