"""The team today: who is close, who is stuck, who has too few answers; as a page and as a file."""

from dataclasses import dataclass
from datetime import date

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from app import clock
from app.access import Permission
from app.asked import months_or_404
from app.db import db
from app.downloads import csv_file
from app.i18n import language
from app.months import Months
from app.people import queries as people
from app.signin.guard import requires, viewer
from app.today import today
from scorecards.board import queries, seeing
from scorecards.board.card import Scorecard
from scorecards.board.team_choice import Choice, Sort, choice
from scorecards.board.team_file import team_lines
from scorecards.board.team_rows import team_page

blueprint = Blueprint("team", __name__, template_folder="../templates")


@dataclass(frozen=True, slots=True)
class Asked:
    """The team as the address asks for it: its cards, the month and its last day to be counted, and the choices."""

    cards: list[Scorecard]
    months: Months
    day: date
    channels: dict[str, str]
    chosen: Choice

    @property
    def over(self) -> bool:
        """Whether the month has ended."""
        return self.months.later is not None


@blueprint.get("/team")
@requires(Permission.TEAM_CARDS)
def index() -> ResponseReturnValue:
    """Everyone the viewer leads today, the nearest to a target first unless asked otherwise."""
    asked = _asked()
    page = team_page(asked.cards, people.absent_on(db.session, today()), asked.chosen, over=asked.over)
    return render_template("scorecards/board/team.html", page=page, asked=asked, sorts=list(Sort))


@blueprint.get("/team.csv")
@requires(Permission.TEAM_CARDS)
def download() -> ResponseReturnValue:
    """The same as a file."""
    asked = _asked()
    name = f"team-{clock.month_text(asked.months.month)}.csv"
    return csv_file(name, team_lines(asked.cards, asked.chosen, over=asked.over))


def _asked() -> Asked:
    now, around = today(), months_or_404()
    day = min(now, clock.last_day(around.month))
    members = seeing.team(db.session, viewer(), now)
    cards = queries.scorecards(db.session, around.month, members, day, today=now)
    served = {channel.channel.id: channel.channel for card in cards for channel in card.channels}
    names = {served[each].key: served[each].name_in(language()) for each in sorted(served)}
    return Asked(cards, around, day, names, choice(lambda name: request.args.get(name, ""), list(names)))
