"""Channels and teams as management's pages show them: figures in the reader's language, every word chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from flask_babel import gettext as _
from flask_babel import ngettext

from app import charts
from app.charts import Chart, Point, Wording
from app.i18n import language, month_short, number
from scorecards.channels.queries import ChannelInfo
from scorecards.insights.figures import Figure
from scorecards.insights.groups import LEAST
from scorecards.insights.queries import ChannelFigures, PastMonth, TeamFigure
from scorecards.maths.goal import Goal
from scorecards.maths.metric import score, shown

NONE = "–"


@dataclass(frozen=True, slots=True)
class TeamLine:
    """A team, or several small ones together, in a channel."""

    name: str
    score: str
    target: str
    people: str
    answers: str
    met: str


@dataclass(frozen=True, slots=True)
class ChannelFace:
    """A channel's month in words and figures. summary says it in one sentence; share is in whole percent, None
    without a figure; figures are (label, figure, words)."""

    key: str
    name: str
    enough: bool
    summary: str
    score: str
    target: str
    excellent: str
    change: str
    people: str
    answers: str
    share: int | None
    met: str
    chart: Chart | None
    teams: tuple[TeamLine, ...]


def faces(found: Sequence[ChannelFigures]) -> list[ChannelFace]:
    """Every channel as it is shown."""
    return [_face(one) for one in found]


def too_few() -> str:
    """Why nothing is shown of a few people."""
    return str(_("Fewer than %(least)s people had answers, so nothing is shown.", least=number(LEAST)))


def csv_rows(found: Sequence[ChannelFace]) -> list[list[object]]:
    """Channels and their teams as a table with a header."""
    header = [_("Channel"), _("Team"), _("Score"), _("Target"), _("People"), _("At their target"), _("Answers")]
    rows: list[list[object]] = [[str(word) for word in header]]
    for face in found:
        rows.append([face.name, str(_("Everyone")), face.score, face.target, face.people, face.met, face.answers])
        rows += [[face.name, one.name, one.score, one.target, one.people, one.met, one.answers] for one in face.teams]
    return rows


def _face(one: ChannelFigures) -> ChannelFace:
    info, whole = one.channel, one.figure
    share = None if whole is None or whole.share_met is None else int(whole.share_met * 100)
    return ChannelFace(
        key=info.key,
        name=info.name_in(language()),
        enough=whole is not None,
        summary=_summary(one) if whole else too_few(),
        score=_score(info, whole, one.goal),
        target=_target(one.goal),
        excellent=NONE if one.excellent is None else number(shown(one.excellent, None)),
        change=_change(one),
        people=number(whole.people) if whole else NONE,
        answers=number(whole.tally.responses) if whole else NONE,
        share=share,
        met=_met(whole),
        chart=_chart(info, one.past),
        teams=tuple(_line(info, team) for team in one.teams),
    )


def _line(info: ChannelInfo, team: TeamFigure) -> TeamLine:
    named = [name or str(_("No team")) for name in team.names]
    return TeamLine(
        name=named[0] if len(named) == 1 else str(_("Smaller teams together: %(teams)s", teams=", ".join(named))),
        score=_score(info, team.figure, team.goal),
        target=_target(team.goal),
        people=number(team.figure.people),
        answers=number(team.figure.tally.responses),
        met=_met(team.figure),
    )


def _score(info: ChannelInfo, found: Figure | None, goal: Goal | None) -> str:
    text = None if found is None else shown(score(info.metric, found.tally), goal.score if goal else None)
    return NONE if text is None else number(text)


def _target(goal: Goal | None) -> str:
    return NONE if goal is None else number(goal.score)


def _met(found: Figure | None) -> str:
    if found is None or not found.with_target:
        return NONE
    return str(_("%(met)s of %(all)s", met=number(found.met), all=number(found.with_target)))


def _summary(one: ChannelFigures) -> str:
    whole = one.figure
    reached = None if whole is None else score(one.channel.metric, whole.tally)
    if whole is None or reached is None or one.goal is None:
        return str(_("There is no common target for everyone in this channel."))
    apart = abs(reached - one.goal.ratio * 100)
    points = number(shown(apart, None))
    where = (
        _("%(points)s points above the common target", points=points)
        if reached >= one.goal.ratio * 100
        else _("%(points)s points below the common target", points=points)
    )
    people = ngettext(
        "%(met)s of %(num)s person met their own target.",
        "%(met)s of %(num)s people met their own target.",
        whole.with_target,
        met=number(whole.met),
    )
    return f"{where}. {people}"


def _change(one: ChannelFigures) -> str:
    """How the score moved since the month before."""
    now, before = (_of(one.channel, past) for past in (one.past[-1], one.past[-2]))
    if now is None or before is None:
        return NONE
    moved = now - before
    sign = "+" if moved > 0 else "\u2212" if moved < 0 else ""
    return f"{sign}{number(shown(abs(moved), None))}"


def _of(info: ChannelInfo, past: PastMonth) -> Fraction | None:
    return None if past.tally is None else score(info.metric, past.tally)


def _chart(info: ChannelInfo, past: Sequence[PastMonth]) -> Chart | None:
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
