"""My card, and a team member's card."""

from datetime import date
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app import clock
from app.access import Permission
from app.asked import months_or_404
from app.db import db
from app.people import queries as people
from app.signin import presence
from app.signin.guard import requires, viewer
from app.today import today
from scorecards.board import queries, seeing, stamp
from scorecards.board.card import Scorecard
from scorecards.board.card_page import Asked, card_page
from scorecards.board.freshness import freshness
from scorecards.board.made_pages import MadePage, Place
from scorecards.board.stamp import Stamp
from scorecards.board.what_if import Imagined, parse
from scorecards.responses.comments import newest_comments

blueprint = Blueprint("board", __name__, template_folder="../templates")

NEWEST = 5


@blueprint.get("/card")
@requires(Permission.OWN_CARD)
def my_card() -> ResponseReturnValue:
    """The viewer's own card of a month."""
    return _card_page(viewer().person_id)


@blueprint.get("/people/<uuid:uuid>/card")
@requires(Permission.TEAM_CARDS)
def card_of(uuid: UUID) -> ResponseReturnValue:
    """The card of a person the viewer leads today; 404 for anybody else."""
    member = seeing.led(db.session, viewer(), uuid, today()) or abort(404)
    return _card_page(member.id)


def _card_page(person_id: int) -> ResponseReturnValue:
    now, chosen, seen = today(), months_or_404(), _seen()
    day = min(now, clock.last_day(chosen.month))
    place = Place()
    earlier = place.made()
    if earlier is not None and earlier.fresh == _fresh(person_id, earlier.team_id, chosen.month, day):
        return earlier.html
    member = people.by_id(db.session, person_id, day) or abort(404)
    fresh = _fresh(member.id, member.team_id, chosen.month, day)
    if seen.fresh == fresh:
        return "", 204
    card = queries.scorecard(db.session, member, chosen.month, day, today=now)
    infos = {line.channel.id: line.channel for line in card.channels}
    comments = newest_comments(db.session, member.id, chosen.month, NEWEST, infos)
    made = Stamp(fresh, stamp.content(card, comments))
    asked = Asked(viewer(), _imagined(card), _address, made, seen)
    page = card_page(db.session, card, comments, asked, over=chosen.later is not None)
    html = render_template("scorecards/board/card.html", page=page, choice=chosen)
    return place.keep(MadePage(member.team_id, fresh, html))


def _fresh(person_id: int, team_id: int | None, month: date, day: date) -> str:
    return stamp.digest(day, freshness(db.session, person_id, team_id, month))


def _seen() -> Stamp:
    """The stamp of the page that asks whether its card has changed; asking does not keep a session from resting."""
    seen = stamp.read(request.args.get("live", ""))
    if seen.fresh:
        presence.unnoticed()
    return seen


def _imagined(card: Scorecard) -> tuple[Imagined, ...]:
    """What the address imagines; 404 where that cannot be read."""
    try:
        return parse(request.args.get("if", ""), card)
    except ValueError:
        abort(404)


def _address(imagined: str, **more: str) -> str:
    """This page with these imagined answers; its month is kept."""
    kept = {"month": request.args.get("month"), "if": imagined}
    named: dict[str, Any] = {name: value for name, value in (kept | more).items() if value}
    return url_for(str(request.endpoint), **(request.view_args or {}), **named)
