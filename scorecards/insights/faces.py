"""What management's pages and files hold of a channel and its teams, every cell as text."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _

from app.charts import Chart


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


def csv_rows(found: Sequence[ChannelFace]) -> list[list[object]]:
    """Channels and their teams as a table with a header."""
    header = [_("Channel"), _("Team"), _("Score"), _("Target"), _("People"), _("At their target"), _("Answers")]
    rows: list[list[object]] = [[str(word) for word in header]]
    for face in found:
        rows.append([face.name, str(_("Everyone")), face.score, face.target, face.people, face.met, face.answers])
        rows += [[face.name, one.name, one.score, one.target, one.people, one.met, one.answers] for one in face.teams]
    return rows
