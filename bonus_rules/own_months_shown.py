"""One's own months as their pages and files show them: words chosen, money and figures in the reader's notation."""

from collections.abc import Sequence
from datetime import tzinfo
from itertools import groupby
from math import floor

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from app import clock
from app.i18n import day_text, euros, language, number, percent
from bonus_rules.month import MonthState
from bonus_rules.own_month import Figure, OwnMonth
from bonus_rules.own_month_face import ShownFigure, ShownMonth, Year
from bonus_rules.presenting import spoken_names, steps_text
from scorecards.channels import queries as channels
from scorecards.maths.metric import shown
from scorecards.maths.progress import State


class Shower:
    """Shows months to one reader; zone is the company's, whose day a month was approved on."""

    def __init__(self, session: Session, zone: tzinfo) -> None:
        self._names = {info.key: info.name_in(language()) for info in channels.everything(session)}
        self._spoken = spoken_names(session)
        self._zone = zone

    def years(self, months: Sequence[OwnMonth]) -> list[Year]:
        """All months by year, the newest first."""
        grouped = [(year, list(ones)) for year, ones in groupby(months, lambda one: one.month.year)]
        return [Year(year, _total(ones), tuple(self.month(one) for one in ones)) for year, ones in grouped]

    def month(self, found: OwnMonth) -> ShownMonth:
        """One month."""
        left = found.possible_cents - found.cents
        word, tone = _state(found)
        return ShownMonth(
            month=found.month,
            final=found.final,
            word=word,
            tone=tone,
            told=self._told(found),
            amount=euros(found.cents, found.currency),
            possible=euros(found.possible_cents, found.currency),
            left=euros(left, found.currency) if left else "",
            percent=_percent(found),
            facts=_facts(found),
            figures=tuple(self._figure(one, over=found.over) for one in found.figures),
            steps=steps_text(found.steps, self._spoken),
        )

    def _told(self, found: OwnMonth) -> str:
        if found.approved_at is not None:
            day = day_text(clock.local_day(found.approved_at, self._zone))
            return str(_("Frozen on %(day)s, after two people had looked at it. It no longer changes.", day=day))
        if found.state is MonthState.PREPARED:
            return str(_("Provisional: counted by HR, and waiting for a second person's approval."))
        if found.over:
            return str(_("Provisional: the month has ended, and HR has not closed it yet."))
        return str(_("Provisional: what today's figures would pay. Each answer can change it."))

    def _figure(self, one: Figure, *, over: bool) -> ShownFigure:
        word, tone = _standing(one.state, over=over)
        score = shown(one.score, one.target)
        return ShownFigure(
            channel=self._names.get(one.channel, one.channel),
            score="–" if score is None else number(score),
            target="–" if one.target is None else number(one.target),
            positives=number(one.tally.positives),
            neutrals=number(one.tally.neutrals),
            negatives=number(one.tally.negatives),
            minimum="–" if one.minimum is None else number(one.minimum),
            word=word,
            tone=tone,
        )


def _state(found: OwnMonth) -> tuple[str, str]:
    if found.final:
        return _("Closed"), "met"
    return (_("Prepared"), "open") if found.state is MonthState.PREPARED else (_("Provisional"), "few")


def _standing(state: str, *, over: bool) -> tuple[str, str]:
    words = {
        State.HIT: (_("Target met"), "met"),
        State.NEEDS_RESPONSES: (_("Too few answers"), "few"),
        State.NO_DATA: (_("No answers"), "none"),
        State.UNREACHABLE: (_("Target not met"), "stuck"),
        State.OPEN: (_("Target not met") if over else _("Target not met yet"), "open"),
    }
    return next((told for one, told in words.items() if one == state), (_("No target"), "none"))


def _total(months: Sequence[OwnMonth]) -> str:
    final = [one for one in months if one.final]
    currencies = sorted({one.currency for one in final})
    return ", ".join(euros(sum(one.cents for one in final if one.currency == code), code) for code in currencies)


def _percent(found: OwnMonth) -> str:
    """The share of the maximum, rounded down, so that it never claims more."""
    return "" if found.percent is None else percent(floor(found.percent))


def _facts(found: OwnMonth) -> tuple[tuple[str, str], ...]:
    plan, version = found.plan
    return (
        (_("Name"), found.name),
        (_("Employee number"), found.employee_number),
        (_("Team"), found.team or "–"),
        (_("Bonus plan"), _("%(plan)s, version %(version)s", plan=plan, version=version)),
    )
