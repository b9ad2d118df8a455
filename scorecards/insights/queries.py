"""Reads of everybody's months, put together before they leave this room."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from sqlalchemy.orm import Session

from app import clock
from app.people import queries as people
from scorecards.channels import queries as channels
from scorecards.channels.queries import ChannelInfo
from scorecards.insights.figures import Figure, PersonMonth, by_person, excellent, figure
from scorecards.maths.goal import Goal
from scorecards.maths.groups import LEAST, groups
from scorecards.maths.metric import Tally
from scorecards.tallies import queries as tallies
from scorecards.targets import queries as targets

MONTHS = 13


@dataclass(frozen=True, slots=True)
class TeamFigure:
    """Teams shown as one, by name ("" for people without a team), their figure, and their target where it is one."""

    names: tuple[str, ...]
    figure: Figure
    goal: Goal | None


@dataclass(frozen=True, slots=True)
class PastMonth:
    """A month of a channel: everyone's counts, None of fewer than five people, and the organisation's target then."""

    month: date
    tally: Tally | None
    goal: Goal | None


@dataclass(frozen=True, slots=True)
class ChannelFigures:
    """A channel's month. figure is None while fewer than five people had answers; then there are no teams either.

    excellent: the score of the best quarter of people, None while that would be fewer than five.
    """

    channel: ChannelInfo
    goal: Goal | None
    figure: Figure | None
    excellent: Fraction | None
    teams: tuple[TeamFigure, ...]
    past: tuple[PastMonth, ...]


def month_figures(session: Session, month: date) -> list[ChannelFigures]:
    """Every channel's month, with its teams and the twelve months before, in the company's order."""
    places = tallies.places(session, month)
    held = targets.goals(session, month)
    names = {team: name for name, team in people.teams(session).items()}
    first = clock.add_months(month, 1 - MONTHS)
    goals = targets.goals_by_month(session, first, month, None, None)
    found = []
    for info in channels.everything(session):
        months = [
            PersonMonth(one.person, one.team, one.tally, held.of(info.id, one.team, one.person))
            for one in places.get(info.id, [])
        ]
        found.append(_channel(info, months, names, held, _past(session, info, goals)))
    return found


def _channel(
    info: ChannelInfo,
    months: Sequence[PersonMonth],
    names: Mapping[int, str],
    held: targets.Goals,
    past: tuple[PastMonth, ...],
) -> ChannelFigures:
    each = by_person(months)
    whole = figure(info.metric, each)
    enough = whole.people >= LEAST
    return ChannelFigures(
        channel=info,
        goal=held.of(info.id, None, None),
        figure=whole if enough else None,
        excellent=excellent(info.metric, each, info.minimum),
        teams=tuple(_teams(info, months, names, held)) if enough else (),
        past=past,
    )


def _teams(
    info: ChannelInfo, months: Sequence[PersonMonth], names: Mapping[int, str], held: targets.Goals
) -> list[TeamFigure]:
    by_team: dict[int | None, list[PersonMonth]] = {}
    for one in months:
        by_team.setdefault(one.team, []).append(one)
    order = sorted(by_team, key=lambda team: "" if team is None else names[team])
    shown = []
    for group in groups({team: len(by_team[team]) for team in order}):
        together = [one for team in group.units for one in by_team[team]]
        goals = {held.of(info.id, team, None) for team in group.units}
        goal = goals.pop() if len(goals) == 1 else None
        labels = tuple("" if team is None else names[team] for team in group.units)
        shown.append(TeamFigure(labels, figure(info.metric, by_person(together)), goal))
    return shown


def _past(session: Session, info: ChannelInfo, goals: Mapping[date, targets.Goals]) -> tuple[PastMonth, ...]:
    counted = {
        one.month: one.tally
        for one in tallies.by_channel_and_month(session, info.id, min(goals), max(goals))
        if one.people >= LEAST
    }
    return tuple(PastMonth(month, counted.get(month), held.of(info.id, None, None)) for month, held in goals.items())
