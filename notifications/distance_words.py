"""How far a target is, in the words of a letter: what is still needed, or the cushion."""

from flask_babel import gettext as _
from flask_babel import ngettext

from app.i18n import number
from scorecards.maths.progress import UNLIMITED, Progress


def needed(how_far: Progress) -> str:
    """How many positive responses reach the target, and how many of them may be negative."""
    needed = how_far.still_needed or 0
    text = ngettext(
        "%(count)s more positive response reaches the target.",
        "%(count)s more positive responses reach the target.",
        needed,
        count=number(needed),
    )
    return f"{text}{_room(how_far)}"


def until_minimum(how_far: Progress) -> str:
    """How many responses a score on target still lacks to count."""
    missing = how_far.missing_responses
    text = ngettext(
        "On target; it counts after %(count)s more response.",
        "On target; it counts after %(count)s more responses.",
        missing,
        count=number(missing),
    )
    return f"{text}{_room(how_far)}"


def _room(how_far: Progress) -> str:
    """How many of the responses still missing may be negative (maths.md A4)."""
    slack = how_far.slack_negative
    if not slack:
        return ""
    text = ngettext(
        "Of these, up to %(count)s may be negative when the rest are positive.",
        "Of these, up to %(count)s may be negative when the rest are positive.",
        slack,
        count=number(slack),
    )
    return f" {text}"


def cushion(how_far: Progress) -> str:
    """How many negative responses a target that is met can bear."""
    cushion = how_far.cushion_negative
    if cushion == UNLIMITED or not isinstance(cushion, int):
        return str(_("No answer can undo that this month."))
    if not cushion:
        return str(_("There is no cushion: one negative response would take the score below the target."))
    text = ngettext(
        "The cushion is %(count)s negative response.",
        "The cushion is %(count)s negative responses.",
        cushion,
        count=number(cushion),
    )
    return str(text)
