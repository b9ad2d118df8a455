"""Imports as pages show them: counts in words, problems in the reader's language, never a customer's words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Any

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from app.i18n import day_text, language, moment_text
from scorecards.channels import queries as channels
from scorecards.imports import queries
from scorecards.imports.queries import PastImport


@dataclass(frozen=True, slots=True)
class ShownImport:
    """A past import, every cell as text."""

    uuid: str
    name: str
    day: str
    by: str
    source: str
    sha256: str
    stats: list[tuple[str, str, str]]
    rejected: int


def shown(session: Session, found: Sequence[PastImport], now: datetime, zone: tzinfo) -> list[ShownImport]:
    """Past imports as the list shows them; times are of this zone."""
    names = queries.names(session, {one.actor_id for one in found}, now, zone)
    return [
        ShownImport(
            uuid=str(one.uuid),
            name=one.name,
            day=moment_text(one.at.astimezone(zone)),
            by=names.get(one.actor_id or 0, _("By command")),
            source=one.source,
            sha256=one.sha256,
            stats=stats(one.counts),
            rejected=one.counts["rejected"],
        )
        for one in found
    ]


def stats(counts: dict[str, int]) -> list[tuple[str, str, str]]:
    """What became of a file's rows, in figures with their words; what is zero is left out but for the first."""
    words = {
        "counted": (_("New"), _("credited to somebody")),
        "unmatched": (_("New, for nobody"), _("counted in the channel alone")),
        "edited": (_("Newer versions"), _("take the place of the earlier")),
        "duplicate": (_("There already"), _("change nothing")),
        "rejected": (_("Rejected"), _("not stored")),
    }
    figures = [(label, str(counts[name]), under) for name, (label, under) in words.items() if counts[name]]
    return figures or [(words["counted"][0], "0", words["counted"][1])]


def first_rows(session: Session, rows: Iterable[dict[str, Any]]) -> list[list[str]]:
    """The first rows as they are understood: line, id, day, channel, score with its band, who is credited, comment."""
    infos = {info.key: info for info in channels.everything(session)}
    bands = {1: _("a positive one"), 0: _("a neutral one"), -1: _("a negative one")}
    found = []
    for row in rows:
        info = infos.get(row.get("channel", ""))
        if info is None or not info.scale_min <= row["score"] <= info.scale_max:
            found.append([str(row["line"]), _("rejected, see above"), "", "", "", "", ""])
            continue
        score = f"{row['score']} ({bands[info.band(row['score'])]})"
        said = _("yes, not shown") if row["comment"] else _("no comment")
        day, who = day_text(date.fromisoformat(row["day"])), row["person"] or _("nobody")
        found.append([str(row["line"]), row["id"], day, info.name_in(language()), score, who, said])
    return found
