"""My months: what each paid, and how it was counted."""

from datetime import date

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue

from app import clock
from app.access import Permission
from app.asked import month_or_404
from app.db import db
from app.downloads import csv_file
from app.signin.guard import requires, viewer
from app.today import company_zone, today
from bonus_rules import own_month_file, own_months
from bonus_rules.own_month import OwnMonth
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
    return render_template("bonus_rules/own_month.html", shown=_shower().month(_found(month_or_404(month))))


@blueprint.get("/card/months/<month>.csv")
@OWN
def one_csv(month: str) -> ResponseReturnValue:
    """The same as a file."""
    found = _found(month_or_404(month))
    name = f"bonus-{found.employee_number}-{clock.month_text(found.month)}.csv"
    return csv_file(name, own_month_file.rows(found, _shower().month(found)))


def _shower() -> Shower:
    return Shower(db.session, company_zone())


def _found(month: date) -> OwnMonth:
    return own_months.one_month(db.session, viewer().person_id, month, today()) or abort(404)
