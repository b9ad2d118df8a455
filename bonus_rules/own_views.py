"""My months: what each paid, and how it was counted."""

import io
from datetime import date

from flask import Blueprint, abort, current_app, render_template, send_file
from flask.typing import ResponseReturnValue

from app import clock
from app.access import Permission
from app.csvs import write_rows
from app.db import db
from app.signin.guard import requires, viewer
from app.today import today
from bonus_rules import own_months
from bonus_rules.own_months import OwnMonth
from bonus_rules.own_months_shown import Shower

blueprint = Blueprint("own_months", __name__, template_folder="templates")
OWN = requires(Permission.OWN_CARD)


@blueprint.get("/card/months")
@OWN
def index() -> ResponseReturnValue:
    """All months of the viewer, the newest first, with each year's sum."""
    months = own_months.all_months(db.session, viewer().person_id, today())
    return render_template("bonus_rules/own_months.html", years=_shower().years(months))


@blueprint.get("/card/months/<month>")
@OWN
def one(month: str) -> ResponseReturnValue:
    """One month of the viewer: the statement once it is closed, provisional figures before."""
    return render_template("bonus_rules/own_month.html", shown=_shower().month(_found(_month(month))))


@blueprint.get("/card/months/<month>.csv")
@OWN
def one_csv(month: str) -> ResponseReturnValue:
    """The same as a file."""
    found = _found(_month(month))
    text = io.StringIO(newline="")
    write_rows(text, _shower().rows(found))
    name = f"bonus-{found.employee_number}-{clock.month_text(found.month)}.csv"
    content = io.BytesIO(text.getvalue().encode("utf-8-sig"))
    return send_file(content, "text/csv; charset=utf-8", as_attachment=True, download_name=name)


def _shower() -> Shower:
    return Shower(db.session, current_app.config["TIME_ZONE"])


def _found(month: date) -> OwnMonth:
    return own_months.one_month(db.session, viewer().person_id, month, today()) or abort(404)


def _month(text: str) -> date:
    try:
        return clock.parse_month(text)
    except ValueError:
        abort(404)
