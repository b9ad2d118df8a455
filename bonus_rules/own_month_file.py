"""One's own month as a file: the statement, each channel, and each step of the sum."""

from flask_babel import gettext as _

from app import clock
from bonus_rules.export_rows import decimal_text
from bonus_rules.own_month import OwnMonth
from bonus_rules.own_month_face import ShownFigure, ShownMonth


def rows(found: OwnMonth, shown: ShownMonth) -> list[list[object]]:
    """A month and its words as a table with a header; its money in plain digits."""
    start = [(_("Month"), clock.month_text(found.month)), (_("State"), shown.word), *shown.facts]
    money = [(_("Currency"), found.currency), (_("Bonus"), decimal_text(found.cents))]
    table: list[list[object]] = [[_("Part"), _("Item"), _("Value")]]
    table += [[_("Statement"), *pair] for pair in (*start, *money)]
    for one in shown.figures:
        table += [[one.channel, *pair] for pair in _cells(one)]
    return table + [[_("How it is counted"), at, step] for at, step in enumerate(shown.steps, start=1)]


def _cells(one: ShownFigure) -> tuple[tuple[str, str], ...]:
    return (
        (_("Score"), one.score),
        (_("Target"), one.target),
        (_("Positive"), one.positives),
        (_("Neutral"), one.neutrals),
        (_("Negative"), one.negatives),
        (_("Minimum of responses"), one.minimum),
        (_("State"), one.word),
    )
