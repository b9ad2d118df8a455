"""Channels and teams as management's pages show them: figures in the reader's language, every word chosen."""

from collections.abc import Sequence

from flask_babel import gettext as _
from flask_babel import ngettext

from app.i18n import language, number
from scorecards.channels.queries import ChannelInfo
from scorecards.insights.faces import ChannelFace, TeamLine
from scorecards.insights.figures import Figure
from scorecards.insights.over_time import NONE, change, chart
from scorecards.insights.queries import ChannelFigures, TeamFigure
from scorecards.maths.goal import Goal
from scorecards.maths.groups import LEAST
from scorecards.maths.metric import score, shown


def faces(found: Sequence[ChannelFigures]) -> list[ChannelFace]:
    """Every channel as it is shown."""
    return [_face(one) for one in found]


def too_few() -> str:
    """Why nothing is shown of a few people."""
    return str(_("Fewer than %(least)s people had answers, so nothing is shown.", least=number(LEAST)))


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
        change=change(one),
        people=number(whole.people) if whole else NONE,
        answers=number(whole.tally.responses) if whole else NONE,
        share=share,
        met=_met(whole),
        chart=chart(info, one.past),
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
