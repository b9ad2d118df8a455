"""The effect of a target, as text: for the page that shows it before anything is stored."""

from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext

from app.i18n import month_name, number
from scorecards.maths.goal import Goal
from scorecards.targets.effect import Reach
from scorecards.targets.previewing import FEWEST, Effect


@dataclass(frozen=True, slots=True)
class ShownMonth:
    """One month in words: how many people had answers, how many meet each target, and what the middle one lacks."""

    month: str
    people: str
    met_before: str
    met_after: str
    needed_before: str
    needed_after: str


@dataclass(frozen=True, slots=True)
class ShownEffect:
    """An effect in words; why_hidden is empty where every month is shown."""

    channel: str
    before: str
    after: str
    month: str
    takes_two: bool
    when: str
    serving: str
    months: tuple[ShownMonth, ...]
    why_hidden: str


def shown_effect(effect: Effect, language: str) -> ShownEffect:
    """An effect for a reader of this language."""
    wish = effect.wish
    month = month_name(wish.month)
    few = _("Months whose figures would tell of fewer than %(number)s people are not shown.", number=FEWEST)
    return ShownEffect(
        channel=wish.channel.name_in(language),
        before=_goal(effect.before),
        after=_goal(wish.goal),
        month=month,
        takes_two=effect.takes_two,
        when=_when(effect, month),
        serving=ngettext("%(num)s person with answers lately", "%(num)s people with answers lately", effect.serving),
        months=tuple(
            ShownMonth(
                month=month_name(one.month),
                people=number(one.people),
                met_before="–" if one.before is None else number(one.before.met),
                met_after=number(one.after.met),
                needed_before="–" if one.before is None else _needed(one.before),
                needed_after=_needed(one.after),
            )
            for one in effect.months
        ),
        why_hidden=few if effect.hidden else "",
    )


def _goal(goal: Goal | None) -> str:
    if goal is None:
        return str(_("none"))
    return str(_("%(score)s points, minimum %(minimum)s", score=number(goal.score), minimum=number(goal.minimum)))


def _when(effect: Effect, month: str) -> str:
    text: str
    if effect.takes_two:
        text = _("%(month)s has begun and this makes it harder, so it holds once a second person agrees.", month=month)
    elif effect.begun:
        text = _("It holds from %(month)s on, at once: it makes nothing harder.", month=month)
    else:
        text = _("It holds from %(month)s on; the months before keep what they have.", month=month)
    return text


def _needed(reach: Reach) -> str:
    return str(_("out of reach")) if reach.typical_needed is None else number(reach.typical_needed)
