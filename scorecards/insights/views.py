"""Management's pages: channels over time, teams, and a month on one sheet of paper."""

import io

from flask import Blueprint, abort, render_template, request, send_file
from flask.typing import ResponseReturnValue

from app import clock
from app.access import Permission
from app.csvs import write_rows
from app.db import db
from app.months import Months, choice
from app.signin.guard import requires
from app.today import today
from scorecards.insights import presenting, queries
from scorecards.insights.presenting import ChannelFace

blueprint = Blueprint("insights", __name__, template_folder="../templates")


@blueprint.get("/insights")
@requires(Permission.SEE_AGGREGATES)
def channels() -> ResponseReturnValue:
    """Every channel over time."""
    chosen = _month()
    return render_template("scorecards/insights/channels.html", faces=_faces(chosen), choice=chosen)


@blueprint.get("/insights/teams")
@requires(Permission.SEE_AGGREGATES)
def teams() -> ResponseReturnValue:
    """The teams of every channel, small ones put together."""
    chosen = _month()
    return render_template("scorecards/insights/teams.html", faces=_faces(chosen), choice=chosen)


@blueprint.get("/insights/month")
@requires(Permission.SEE_AGGREGATES)
def month() -> ResponseReturnValue:
    """A month on one sheet of paper."""
    chosen = _month()
    as_of = min(today(), clock.last_day(chosen.month))
    return render_template("scorecards/insights/month.html", faces=_faces(chosen), choice=chosen, as_of=as_of)


@blueprint.get("/insights/month.csv")
@requires(Permission.SEE_AGGREGATES)
def month_csv() -> ResponseReturnValue:
    """The same as a file."""
    chosen, text = _month(), io.StringIO(newline="")
    write_rows(text, presenting.csv_rows(_faces(chosen)))
    content = io.BytesIO(text.getvalue().encode("utf-8-sig"))
    name = f"channels-{clock.month_text(chosen.month)}.csv"
    return send_file(content, "text/csv; charset=utf-8", as_attachment=True, download_name=name)


def _faces(chosen: Months) -> list[ChannelFace]:
    return presenting.faces(queries.month_figures(db.session, chosen.month))


def _month() -> Months:
    try:
        return choice(request.args.get("month"), today())
    except ValueError:
        abort(404)
