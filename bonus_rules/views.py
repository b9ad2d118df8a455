"""HR's pages: the close of a month, each person's sum, and the payroll file."""

from collections.abc import Callable
from uuid import UUID

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app import clock
from app.access import Permission
from app.asked import months_or_404
from app.db import db
from app.downloads import kept_file
from app.months import Months
from app.refusals import in_words
from app.signin.guard import requires, viewer
from app.today import today
from app.wording import RefusalError
from bonus_rules import closing
from bonus_rules.exports.payroll_csv import payroll_file
from bonus_rules.month_page import month_page
from bonus_rules.presenting import spoken_names, steps_text

blueprint = Blueprint("month", __name__, template_folder="templates")
HR = requires(Permission.CLOSE_MONTH)


def _chosen() -> Months:
    return months_or_404(clock.add_months(clock.month_of(today()), -1))


@blueprint.get("/month")
@HR
def index() -> ResponseReturnValue:
    """Where a month stands and what it pays; last month unless another is asked for."""
    chosen = _chosen()
    page = month_page(db.session, chosen.month, viewer().person_id, today())
    return render_template("bonus_rules/month.html", choice=chosen, page=page)


@blueprint.get("/month/<uuid:person>")
@HR
def person(person: UUID) -> ResponseReturnValue:
    """One person's sum in a month, step by step."""
    chosen = _chosen()
    page = month_page(db.session, chosen.month, viewer().person_id, today())
    line = next((line for line in page.lines if line.uuid == person), None) or abort(404)
    told = steps_text(line.steps, spoken_names(db.session))
    return render_template("bonus_rules/person.html", choice=chosen, line=line, told=told)


@blueprint.post("/month/prepare")
@HR
def prepare() -> ResponseReturnValue:
    """Count the month for approval."""
    return _move(closing.prepare, _("The month is prepared. A second person approves it."))


@blueprint.post("/month/approve")
@HR
def approve() -> ResponseReturnValue:
    """Freeze the prepared figures."""
    return _move(closing.approve, _("The month is approved. Its figures no longer change."))


def _move(move: Callable[..., object], done: str) -> ResponseReturnValue:
    month = _chosen().month
    try:
        move(db.session, month, today=today(), now=clock.now(), actor_id=viewer().person_id)
    except RefusalError as error:
        db.session.rollback()
        flash(in_words(error), "error")
    else:
        db.session.commit()
        flash(done, "done")
    return redirect(url_for("month.index", month=clock.month_text(month)))


@blueprint.post("/month/payroll.csv")
@HR
def payroll() -> ResponseReturnValue:
    """The payroll file of an approved month; taking it is noted."""
    month = _chosen().month
    file = payroll_file(db.session, month)
    facts = {"sha256": file.sha256, "lines": file.export.line_count, "format": "csv"}
    try:
        closing.mark_exported(db.session, month, now=clock.now(), actor_id=viewer().person_id, **facts)
    except RefusalError as error:
        flash(in_words(error), "error")
        return redirect(url_for("month.index", month=clock.month_text(month)))
    db.session.commit()
    return kept_file(file.name, file.content)
