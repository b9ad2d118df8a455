"""One target in words: from which month, how high, by whom and why."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, tzinfo

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from app import clock
from app.i18n import day_text, month_name, number
from scorecards.targets import queries
from scorecards.targets.queries import TargetLine


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
