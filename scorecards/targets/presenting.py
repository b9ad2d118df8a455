"""Targets as the page shows them: for each channel and group of people what holds, and how it came about."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, tzinfo
from itertools import groupby

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from app.i18n import language
from scorecards.channels import queries as channels
from scorecards.targets import queries
from scorecards.targets.places import Place
from scorecards.targets.queries import TargetLine
from scorecards.targets.telling import ShownTarget, Teller, teller


@dataclass(frozen=True, slots=True)
class Series:
    """The targets for a channel and the same people, the latest month first; now: the one in force, if any."""

    channel: str
    place: str
    now: ShownTarget | None
    targets: tuple[ShownTarget, ...]


def history(session: Session, places: Collection[Place], channel: str, *, today: date, zone: tzinfo) -> list[Series]:
    """Every target for these places, of one channel by its key or of all; other people's own targets stay theirs."""
    labels = {(place.team_id, place.person_id): place for place in places}
    infos = channels.by_id(session)
    lines = [line for line in queries.history(session) if (line.team_id, line.person_id) in labels]
    lines = [line for line in lines if channel in ("", infos[line.channel_id].key)]
    order = list(labels)
    lines.sort(key=lambda line: (line.channel_id, order.index((line.team_id, line.person_id)), line.place))
    told = teller(session, lines, today, zone)
    found = []
    for (channel_id, team_id, person_id), same in groupby(lines, lambda line: line.place):
        place, info = labels[team_id, person_id], infos[channel_id]
        shown = tuple(_told(list(same), told, today))
        now = next((one for one in shown if one.tone == "met"), None)
        found.append(Series(info.name_in(language()), place.label, now, shown))
    return found


def _told(same: list[TargetLine], told: Teller, today: date) -> Iterator[ShownTarget]:
    """The targets of one place, the latest month first; of two for one month the later set holds."""
    months: set[date] = set()
    held = False
    for line in sorted(same, key=lambda one: (one.month, one.set_at, one.id), reverse=True):
        if line.month in months or (held and line.month <= today):
            yield told.shown(line, "none", _("replaced"))
        elif line.month > today:
            yield told.shown(line, "open", _("from then on"))
        else:
            held = True
            yield told.shown(line, "met", _("in force"))
        months.add(line.month)
