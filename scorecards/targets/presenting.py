"""Targets as the page shows them: what was set, for whom, from when, by whom and why."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, tzinfo

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from app import clock
from app.i18n import day_text, month_name, number
from scorecards.channels import queries as channels
from scorecards.targets import queries
from scorecards.targets.places import Place
from scorecards.targets.queries import TargetLine

SHOWN = 100


@dataclass(frozen=True, slots=True)
class ShownTarget:
    """One line of the history, every cell as text; in_force: it holds this month or will."""

    channel: str
    place: str
    month: str
    score: str
    minimum: str
    reason: str
    by: str
    on: str
    in_force: bool


def shown_history(
    session: Session, places: Collection[Place], language: str, *, today: date, zone: tzinfo
) -> list[ShownTarget]:
    """The newest targets for everyone and for these places, newest first; other people's own targets stay theirs.

    zone is the company's, whose day a target was set on.
    """
    labels = {(place.team_id, place.person_id): place.label for place in places} | {(None, None): _("Everyone")}
    lines = [line for line in queries.history(session) if (line.team_id, line.person_id) in labels][:SHOWN]
    infos, names = channels.by_id(session), queries.names(session, lines, today)
    ending = _ended(lines, today)
    return [
        ShownTarget(
            channel=infos[line.channel_id].name_in(language),
            place=labels[line.team_id, line.person_id],
            month=month_name(line.month),
            score=number(line.score),
            minimum=str(line.minimum),
            reason=line.reason,
            by=names.get(line.set_by or 0, _("By command")),
            on=day_text(clock.local_day(line.set_at, zone)),
            in_force=line.id not in ending,
        )
        for line in lines
    ]


def _ended(lines: list[TargetLine], today: date) -> set[int]:
    """The targets that a later one has replaced by now; lines come newest first."""
    ended: set[int] = set()
    best: dict[tuple[int, int | None, int | None], date] = {}
    for line in sorted(lines, key=lambda one: (one.month, one.set_at, one.id), reverse=True):
        place = (line.channel_id, line.team_id, line.person_id)
        if place in best:
            ended.add(line.id)
        if line.month <= today:
            best.setdefault(place, line.month)
    return ended
