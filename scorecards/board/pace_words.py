"""The way to a target beside an even month, as a bar and in words."""

from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext

from scorecards.board.even_pace import EvenPace
from scorecards.board.picture import WIDTH


@dataclass(frozen=True, slots=True)
class Way:
    """How much is done and where an even month would stand, in thousandths of the bar; and in words."""

    done: int
    even: int
    words: str


def way(pace: EvenPace | None) -> Way | None:
    """The way of a pace; None without one."""
    if pace is None:
        return None
    return Way(WIDTH * pace.positives // pace.in_all, int(WIDTH * pace.share), _words(pace.ahead))


def _words(ahead: int) -> str:
    if ahead > 0:
        text = ngettext(
            "%(num)s positive answer ahead of an even month", "%(num)s positive answers ahead of an even month", ahead
        )
    elif ahead < 0:
        text = ngettext(
            "%(num)s positive answer behind an even month", "%(num)s positive answers behind an even month", -ahead
        )
    else:
        text = _("In step with an even month")
    return str(text)
