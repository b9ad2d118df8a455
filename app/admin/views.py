"""The administrator's pages of the ground floor: today, health, the audit trail, the settings."""

from flask import Blueprint, current_app, render_template, request
from flask.typing import ResponseReturnValue

from app import clock, jobs
from app.access import Permission
from app.admin import health_page, queries, signs, trace_rows
from app.admin.forms import TraceFilter
from app.admin.setting_words import MEANINGS
from app.db import db
from app.downloads import csv_file
from app.paging import page
from app.signin.guard import requires
from app.today import company_zone

blueprint = Blueprint("admin", __name__)
MAY_OPERATE = requires(Permission.SEE_OPERATIONS)
MOST_IN_A_FILE = 50_000


@blueprint.get("/admin")
@MAY_OPERATE
def index() -> ResponseReturnValue:
    """Is everything running?"""
    found = signs.read_all(db.session, clock.now())
    ill = [sign for sign in found if sign.health is signs.Health.ILL]
    return render_template("admin/index.html", signs=found, ill=ill)


@blueprint.get("/admin/health")
@MAY_OPERATE
def health() -> ResponseReturnValue:
    """What /readyz knows, in words, and how the jobs last went."""
    now, zone = clock.now(), company_zone()
    names = [job.name for job in jobs.jobs(current_app)]
    lines = health_page.lines(jobs.last_runs(db.session), names, now, zone)
    return render_template("admin/health.html", ready=health_page.ready(db.session, now), runs=lines)


@blueprint.get("/admin/audit")
@requires(Permission.SEE_AUDIT)
def audit() -> ResponseReturnValue:
    """The audit trail, narrowed as asked."""
    form, zone = _filter(), company_zone()
    if not form.validate():
        return render_template("admin/audit.html", form=form, traces=[], page=page(None, 0), asked={}), 422
    wanted = form.wanted(zone)
    shown = page(request.args.get("page"), queries.number_of_entries(db.session, wanted))
    found = queries.entries(db.session, wanted, offset=shown.offset, most=shown.per)
    traces, asked = trace_rows.traces(found, zone), {name: value for name, value in form.data.items() if value}
    return render_template("admin/audit.html", form=form, traces=traces, page=shown, asked=asked)


@blueprint.get("/admin/audit.csv")
@requires(Permission.SEE_AUDIT)
def audit_file() -> ResponseReturnValue:
    """The same entries as a file, the newest 50,000 at most."""
    form, zone = _filter(), company_zone()
    if not form.validate():
        return render_template("admin/audit.html", form=form, traces=[], page=page(None, 0), asked={}), 422
    found = queries.entries(db.session, form.wanted(zone), offset=0, most=MOST_IN_A_FILE)
    return csv_file("audit.csv", trace_rows.table(trace_rows.traces(found, zone)))


@blueprint.get("/admin/settings")
@MAY_OPERATE
def settings() -> ResponseReturnValue:
    """Every setting of the environment, secrets only as set or not."""
    return render_template("admin/settings.html", settings=current_app.config["SETTINGS"], meanings=MEANINGS)


def _filter() -> TraceFilter:
    form = TraceFilter(request.args)
    form.action.choices = trace_rows.choices(queries.actions(db.session))
    return form
