"""What a change of a channel would do, in sentences, to be read before it is saved."""

from flask_babel import gettext as _
from flask_babel import ngettext

from scorecards.channels.queries import ChannelInfo
from scorecards.channels.usage import Use
from scorecards.channels.wishes import Wish, differences

NAMES = ("name", "name_fi", "name_sv")


def of_change(before: ChannelInfo, wish: Wish, use: Use) -> list[str]:
    """Every difference and what follows from it; empty where nothing changes."""
    changed = differences(before, wish)
    told = [f"{_label(name)}: {was or '–'} → {will or '–'}" for name, was, will in changed]
    names = {name for name, _was, _will in changed}
    if names & set(NAMES):
        told.append(_("The new name stands on all pages and in letters at once, also for months that are over."))
    if "minimum" in names:
        told.append(_minimum(use))
    if names & {"metric", "scale", "positive", "negative"}:
        told.append(_("No answer has come in yet, so no figure changes."))
    return told


def of_new(wish: Wish) -> list[str]:
    """What adding a channel does."""
    return [
        _("“%(name)s” can be chosen for targets and imports at once.", name=wish.name),
        _("Its scale and bands can be changed until its first answer, its names and minimum at any time."),
    ]


def _minimum(use: Use) -> str:
    follows = _("The new minimum is offered where a target is set from now on.")
    if not use.targets:
        return str(follows)
    keep = ngettext(
        "%(num)s target set so far keeps its own.", "%(num)s targets set so far keep their own.", use.targets
    )
    return f"{follows} {keep}"


def _label(name: str) -> str:
    labels = {
        "name": _("Name in English"),
        "name_fi": _("Name in Finnish"),
        "name_sv": _("Name in Swedish"),
        "metric": _("Metric"),
        "scale": _("Scale"),
        "positive": _("Positive from"),
        "negative": _("Negative to"),
        "minimum": _("Minimum of responses"),
    }
    return str(labels[name])
