"""Management's pages: channels over time, teams, and a month on one sheet of paper."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from app import clock
from app.access import Permission
from app.asked import months_or_404
from app.db import db
from app.downloads import csv_file
from app.months import Months
from app.signin.guard import requires
from app.today import today
from scorecards.insights import faces, presenting, queries
from scorecards.insights.faces import ChannelFace

blueprint = Blueprint("insights", __name__, template_folder="../templates")


@blueprint.get("/insights")
@requires(Permission.SEE_AGGREGATES)
def channels() -> ResponseReturnValue:
    """Every channel over time."""
    chosen = months_or_404()
    return render_template("scorecards/insights/channels.html", faces=_faces(chosen), choice=chosen)


@blueprint.get("/insights/teams")
@requires(Permission.SEE_AGGREGATES)
def teams() -> ResponseReturnValue:
    """The teams of every channel, small ones put together."""
    chosen = months_or_404()
    return render_template("scorecards/insights/teams.html", faces=_faces(chosen), choice=chosen)


@blueprint.get("/insights/month")
@requires(Permission.SEE_AGGREGATES)
def month() -> ResponseReturnValue:
    """A month on one sheet of paper."""
    chosen = months_or_404()
    as_of = min(today(), clock.last_day(chosen.month))
    return render_template("scorecards/insights/month.html", faces=_faces(chosen), choice=chosen, as_of=as_of)


@blueprint.get("/insights/month.csv")
@requires(Permission.SEE_AGGREGATES)
def month_csv() -> ResponseReturnValue:
    """The same as a file."""
    chosen = months_or_404()
    return csv_file(f"channels-{clock.month_text(chosen.month)}.csv", faces.csv_rows(_faces(chosen)))


def _faces(chosen: Months) -> list[ChannelFace]:
    return presenting.faces(queries.month_figures(db.session, chosen.month))
