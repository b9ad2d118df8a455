"""The range of a score and the prospects of a month in words, for the card and the letter alike."""

from math import ceil, floor

from flask_babel import gettext as _
from flask_babel import ngettext

from app.i18n import number
from scorecards.maths.interval import interval
from scorecards.maths.metric import Metric, Tally
from scorecards.maths.outlook import Outlook
from scorecards.maths.prospect import Prospect


def prospect_lines(prospect: Prospect | None) -> tuple[str, ...]:
    """How the month is likely to end, and how many answers usually still come; nothing where that is not known."""
    if prospect is None or prospect.outlook is Outlook.UNREACHABLE:
        return ()
    return _likely(prospect.outlook), _still_to_come(prospect), *_at_usual_mix(prospect.at_usual_mix)


def range_line(metric: Metric, tally: Tally) -> tuple[str, ...]:
    """How much of the score may be luck at this many answers, in whole points; nothing below five answers."""
    found = interval(metric, tally)
    if found is None:
        return ()
    text = _(
        "How much is luck: with %(count)s answers the score has a range of %(low)s to %(high)s.",
        count=number(tally.responses),
        low=number(floor(found.low)),
        high=number(ceil(found.high)),
    )
    return (str(text),)


def _likely(outlook: Outlook) -> str:
    sentences = {
        Outlook.VERY_LIKELY: _("The month is very likely to end at the target."),
        Outlook.LIKELY: _("The month is likely to end at the target."),
        Outlook.WITHIN_REACH: _("The target is within reach by the month's end."),
        Outlook.POSSIBLE: _("The target is possible by the month's end."),
        Outlook.UNLIKELY: _("The target is unlikely by the month's end."),
        Outlook.OUT_OF_REACH: _("The target is out of reach this month: so many answers hardly ever come."),
    }
    return str(sentences[outlook])


def _at_usual_mix(needed: int | None) -> tuple[str, ...]:
    if needed is None:
        return (str(_("At the usual mix of answers the target is not met, however many come.")),)
    if not needed:
        return ()
    text = ngettext(
        "At the usual mix of answers it takes %(num)s more answer to meet the target.",
        "At the usual mix of answers it takes %(num)s more answers to meet the target.",
        needed,
    )
    return (str(text),)


def _still_to_come(prospect: Prospect) -> str:
    text = ngettext(
        "Usually %(num)s more answer comes by the month's end; in 8 months of 10, %(low)s to %(high)s.",
        "Usually %(num)s more answers come by the month's end; in 8 months of 10, %(low)s to %(high)s.",
        prospect.remaining.mean,
        low=number(prospect.remaining.low),
        high=number(prospect.remaining.high),
    )
    return str(text)
