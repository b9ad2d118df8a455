"""What an address asks for, read at the edge; whatever cannot be read leads to nothing, which is 404."""

from datetime import date

from flask import abort, request

from app import clock
from app.months import Months, choice
from app.today import today


def months_or_404(otherwise: date | None = None) -> Months:
    """The months around the one that `?month=` names; where it names none, around another or the present one."""
    named = request.args.get("month")
    if otherwise is not None:
        named = named or clock.month_text(otherwise)
    try:
        return choice(named, today())
    except ValueError:
        abort(404)


def month_or_404(text: str) -> date:
    """The month a part of the address names, such as "2026-11"."""
    try:
        return clock.parse_month(text)
    except ValueError:
        abort(404)


def day_or_404(text: str) -> date:
    """The day a part of the address names, such as "2026-11-22"."""
    try:
        return clock.parse_day(text)
    except ValueError:
        abort(404)
