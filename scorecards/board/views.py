"""My card, a team member's card, and the team."""

from uuid import UUID

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from app import clock
from app.access import Permission
from app.db import db
from app.months import Months, choice
from app.people import queries as people
from app.signin.guard import requires, viewer
from app.today import today
from scorecards.board import panels, presenting, prospecting, queries, seeing, team_rows
from scorecards.responses.comments import newest_comments

blueprint = Blueprint("board", __name__, template_folder="../templates")

NEWEST = 5


@blueprint.get("/card")
@requires(Permission.OWN_CARD)
def my_card() -> ResponseReturnValue:
    """The viewer's own card of a month."""
    return _card_page(viewer().person_id, own=True)


@blueprint.get("/people/<uuid:uuid>/card")
@requires(Permission.TEAM_CARDS)
def card_of(uuid: UUID) -> ResponseReturnValue:
    """The card of a person the viewer leads today; 404 for anybody else."""
    member = seeing.led(db.session, viewer(), uuid, today()) or abort(404)
    return _card_page(member.id, own=False)


@blueprint.get("/team")
@requires(Permission.TEAM_CARDS)
def team() -> ResponseReturnValue:
    """Everyone the viewer leads today, the nearest to a target first."""
    now, chosen = today(), _months()
    day = min(now, clock.last_day(chosen.month))
    members = seeing.team(db.session, viewer(), now)
    cards = queries.scorecards(db.session, chosen.month, members, day, today=now)
    page = team_rows.team_page(cards, people.absent_on(db.session, now), over=chosen.later is not None)
    return render_template("scorecards/board/team.html", page=page, choice=chosen, as_of=day)


def _card_page(person_id: int, *, own: bool) -> ResponseReturnValue:
    now, chosen = today(), _months()
    day = min(now, clock.last_day(chosen.month))
    member = people.by_id(db.session, person_id, day) or abort(404)
    card = queries.scorecard(db.session, member, chosen.month, day, today=now)
    return render_template(
        "scorecards/board/card.html",
        card=card,
        own=own,
        choice=chosen,
        faces=presenting.faces(card, prospecting.prospects(db.session, [card])[0], over=chosen.later is not None),
        panels=panels.panels_of(db.session, card, viewer()),
        comments=newest_comments(db.session, member.id, chosen.month, NEWEST),
    )


def _months() -> Months:
    try:
        return choice(request.args.get("month"), today())
    except ValueError:
        abort(404)
