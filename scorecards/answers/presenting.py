"""A list of answers as its page and its file show it: every word chosen, every figure in the reader's language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from uuid import UUID

from flask_babel import gettext as _
from flask_babel import ngettext

from app.i18n import clock_text, day_text, language, number
from scorecards.answers.queries import AnswerRow, Sum
from scorecards.channels.queries import ChannelInfo
from scorecards.responses.addresses import address_of

CLIPPED = 280
Infos = Mapping[int, ChannelInfo]


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """One line of the list. kind: positive, neutral or negative, word: the same as people say it; state: why it does
    not count, empty where it does; comment: its beginning where it is long."""

    address: UUID
    day: str
    channel: str
    score: int
    kind: str
    word: str
    state: str
    comment: str


def shown(rows: Sequence[AnswerRow], infos: Infos) -> list[ShownAnswer]:
    """The lines of a list of answers."""
    return [_line(row, infos[row.channel_id]) for row in rows]


def figures(found: Sum) -> tuple[tuple[str, str, str], ...]:
    """What the answers come to, as label, figure and words."""
    tally = found.tally
    left_out = ngettext("%(num)s more does not count", "%(num)s more do not count", found.others)
    return (
        (_("Answers"), number(tally.responses), left_out if found.others else ""),
        (_("Positive"), number(tally.positives), ""),
        (_("Neutral"), number(tally.neutrals), ""),
        (_("Negative"), number(tally.negatives), ""),
    )


def csv_rows(rows: Sequence[AnswerRow], infos: Infos, zone: tzinfo) -> list[list[object]]:
    """The list as a table with a header; times are of the company's zone, days as 2026-11-22."""
    header = [_("Date"), _("Time"), _("Channel"), _("Score given"), _("Kind"), _("Counts"), _("Comment")]
    return [header, *(_cells(row, infos[row.channel_id], zone) for row in rows)]


def kind_word(band: int) -> str:
    """What a band is called."""
    return str({1: _("Positive"), 0: _("Neutral"), -1: _("Negative")}[band])


def kind_key(band: int) -> str:
    """A band's name in addresses and styles."""
    return {1: "positive", 0: "neutral", -1: "negative"}[band]


def state_word(row: AnswerRow) -> str:
    """Why an answer does not count, empty where it does."""
    if row.counts:
        return ""
    return str({"withdrawn": _("Withdrawn"), "quarantined": _("Held back")}.get(row.state) or _("Set aside"))


def _line(row: AnswerRow, info: ChannelInfo) -> ShownAnswer:
    comment = row.comment or ""
    return ShownAnswer(
        address=address_of(row.id),
        day=day_text(row.day),
        channel=info.name_in(language()),
        score=row.score,
        kind=kind_key(row.band),
        word=kind_word(row.band),
        state=state_word(row),
        comment=comment if len(comment) <= CLIPPED else f"{comment[:CLIPPED].rstrip()} …",
    )


def _cells(row: AnswerRow, info: ChannelInfo, zone: tzinfo) -> list[object]:
    return [
        row.day.isoformat(),
        clock_text(row.answered_at.astimezone(zone)),
        info.name_in(language()),
        row.score,
        kind_word(row.band),
        state_word(row) or _("yes"),
        row.comment or "",
    ]
