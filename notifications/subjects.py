"""The subject of a letter."""

from flask_babel import gettext as _
from flask_babel import ngettext

from app.i18n import month_word, number
from notifications.digest import Digest, Lead, Says


def subject(told: Digest) -> str:
    """The one line that says it all, in the language being written."""
    month = month_word(told.month)
    if told.first is None:
        return str(_("Your scorecard for %(month)s: no answers yet", month=month))
    if told.lead is Lead.ALL_MET:
        return str(_("All your %(month)s targets are met", month=month))
    name, how_far = told.first.channel.name, told.first.progress
    needed = how_far.still_needed or 0 if how_far else 0
    match told.first.says:
        case Says.NEEDED:
            return _to_target(name, needed, month)
        case Says.RESPONSES:
            return _to_minimum(name, needed, month)
        case Says.NO_ANSWERS:
            return str(_("%(channel)s: no answers yet in %(month)s", channel=name, month=month))
        case Says.MET:
            return str(_("%(channel)s: your %(month)s target is met", channel=name, month=month))
        case Says.UNREACHABLE:
            return str(_("%(channel)s: the %(month)s target is no longer within reach", channel=name, month=month))
        case _:
            score = number(told.first.shown or "0")
            return str(_("%(channel)s: %(score)s in %(month)s", channel=name, score=score, month=month))


def _to_target(channel: str, count: int, month: str) -> str:
    text = ngettext(
        "%(channel)s: %(count)s more positive response to your %(month)s target",
        "%(channel)s: %(count)s more positive responses to your %(month)s target",
        count,
        channel=channel,
        count=number(count),
        month=month,
    )
    return str(text)


def _to_minimum(channel: str, count: int, month: str) -> str:
    text = ngettext(
        "%(channel)s: on target for %(month)s, %(count)s more response until it counts",
        "%(channel)s: on target for %(month)s, %(count)s more responses until it counts",
        count,
        channel=channel,
        count=number(count),
        month=month,
    )
    return str(text)
