"""Targets as the page shows them: for each channel and group of people what holds, and how it came about."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, tzinfo
from itertools import groupby

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from app import clock
from app.i18n import day_text, language, month_name, number
from scorecards.channels import queries as channels
from scorecards.targets import queries
from scorecards.targets.places import Place
from scorecards.targets.queries import Placed, TargetLine


@dataclass(frozen=True, slots=True)
class ShownTarget:
    """One target ever set, every part as text; tone and word say whether it holds."""

    month: str
    score: str
    minimum: str
    reason: str
    by: str
    second: str | None
    on: str
    tone: str
    word: str


@dataclass(frozen=True, slots=True)
class Series:
    """The targets for a channel and the same people, the latest month first; now: the one in force, if any."""

    channel: str
    place: str
    now: ShownTarget | None
    targets: tuple[ShownTarget, ...]


@dataclass(frozen=True, slots=True)
class Teller:
    """Puts targets into words: names of people, and the company's time zone, whose day a target was set on."""

    names: Mapping[int, str]
    zone: tzinfo

    def shown(self, line: TargetLine, tone: str = "none", word: str = "") -> ShownTarget:
        """A target in words."""
        return ShownTarget(
            month=month_name(line.month),
            score=number(line.score),
            minimum=number(line.minimum),
            reason=line.reason,
            by=self.names.get(line.set_by or 0, _("By command")),
            second=None if line.seconded_by is None else self.names.get(line.seconded_by),
            on=day_text(clock.local_day(line.set_at, self.zone)),
            tone=tone,
            word=word,
        )


def teller(session: Session, lines: Collection[TargetLine], today: date, zone: tzinfo) -> Teller:
    """A teller who knows everybody these targets speak of."""
    return Teller(queries.names(session, lines, today), zone)


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


def place_label(place: Placed, places: Collection[Place], names: Mapping[int, str]) -> str:
    """Whom a target is for, in words."""
    known = {(each.team_id, each.person_id): each.label for each in places}
    return known.get(place[1:]) or (names.get(place[2], "") if place[2] else str(_("Everyone")))
