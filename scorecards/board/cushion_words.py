"""What a target bears, in words: the cushion once it is met, the slack before."""

from flask_babel import gettext as _
from flask_babel import ngettext

from scorecards.maths.progress import UNLIMITED, Cushion, Progress


def cushion(found: Progress) -> tuple[str, ...]:
    """How much a met target can bear."""
    return (_bears_negative(found.cushion_negative), *_bears_neutral(found.cushion_neutral))


def slack(found: Progress) -> tuple[str, ...]:
    """How many of the answers still missing may be negative; nothing where none may."""
    if not found.slack_negative:
        return ()
    may = ngettext(
        "Of those still missing, %(num)s may be negative.",
        "Of those still missing, %(num)s may be negative.",
        found.slack_negative,
    )
    return (may,)


def _bears_negative(bears: Cushion | None) -> str:
    if bears == UNLIMITED:
        return str(_("No negative answer can lose it."))
    if not bears:
        return str(_("No cushion: one negative answer would lose it for now."))
    text: str = ngettext(
        "Cushion: %(num)s negative answer, and it is still met.",
        "Cushion: %(num)s negative answers, and it is still met.",
        int(bears),
    )
    return text


def _bears_neutral(bears: Cushion | None) -> tuple[str, ...]:
    if bears is None or bears == UNLIMITED or not int(bears):
        return ()
    text = ngettext("Or %(num)s neutral answer.", "Or %(num)s neutral answers.", int(bears))
    return (text,)
