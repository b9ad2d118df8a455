"""My answers, those of a person the viewer leads, and one answer."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from app import clock, paging
from app.access import Permission
from app.asked import months_or_404
from app.db import db
from app.downloads import csv_file
from app.i18n import language
from app.months import Months
from app.people import queries as people
from app.people.queries import Member
from app.signin.guard import requires, viewer
from app.today import company_zone, today
from scorecards.answers import presenting, queries, seeing
from scorecards.answers.forms import BANDS, FilterForm
from scorecards.answers.queries import Wanted
from scorecards.answers.story import story
from scorecards.board import seeing as board
from scorecards.channels import queries as channels

blueprint = Blueprint("answers", __name__, template_folder="../templates")


@blueprint.get("/card/answers")
@requires(Permission.OWN_CARD)
def mine() -> ResponseReturnValue:
    """The viewer's own answers of a month."""
    return _list(_me(), own=True)


@blueprint.get("/card/answers.csv")
@requires(Permission.OWN_CARD)
def mine_csv() -> ResponseReturnValue:
    """The same as a file."""
    return _file(_me())


@blueprint.get("/people/<uuid:uuid>/answers")
@requires(Permission.TEAM_CARDS)
def of(uuid: UUID) -> ResponseReturnValue:
    """The answers of a person the viewer leads today; 404 for anybody else."""
    return _list(_led(uuid), own=False)


@blueprint.get("/people/<uuid:uuid>/answers.csv")
@requires(Permission.TEAM_CARDS)
def of_csv(uuid: UUID) -> ResponseReturnValue:
    """The same as a file."""
    return _file(_led(uuid))


@blueprint.get("/answers/<uuid:uuid>")
@requires(Permission.OWN_CARD, Permission.TEAM_CARDS)
def one(uuid: UUID) -> ResponseReturnValue:
    """One answer of the viewer, or of a person they lead today; 404 for any other."""
    now = today()
    found = seeing.visible(db.session, viewer(), uuid, now) or abort(404)
    told = story(db.session, found, today=now, zone=company_zone())
    own = told.person.id == viewer().person_id
    return render_template("scorecards/answers/one.html", story=told, own=own)


def _me() -> Member:
    return people.by_id(db.session, viewer().person_id, today()) or abort(404)


def _led(uuid: UUID) -> Member:
    return board.led(db.session, viewer(), uuid, today()) or abort(404)


def _list(member: Member, *, own: bool) -> ResponseReturnValue:
    chosen, form = months_or_404(), _form()
    wanted, infos = _wanted(member, chosen, form), channels.by_id(db.session)
    found = queries.summed(db.session, wanted)
    page = paging.page(request.args.get("page"), found.total)
    rows = queries.listed(db.session, wanted, page)
    parts: dict[str, Any] = form.parts() if own else {**form.parts(), "uuid": member.uuid}
    return render_template(
        "scorecards/answers/list.html",
        member=member,
        own=own,
        choice=chosen,
        form=form,
        page=page,
        lines=presenting.shown(rows, infos),
        figures=presenting.figures(found),
        parts=parts,
    )


def _file(member: Member) -> ResponseReturnValue:
    chosen = months_or_404()
    rows = queries.listed(db.session, _wanted(member, chosen, _form()))
    name = f"answers-{member.employee_number}-{clock.month_text(chosen.month)}.csv"
    return csv_file(name, presenting.csv_rows(rows, channels.by_id(db.session), company_zone()))


def _wanted(member: Member, chosen: Months, form: FilterForm) -> Wanted:
    keys = {info.key: info.id for info in channels.everything(db.session)}
    band = BANDS.get(form.band.data)
    return Wanted(member.id, chosen.month, keys.get(form.channel.data), band, with_comment=form.comment.data)


def _form() -> FilterForm:
    """The filters asked for; 404 for one there is not."""
    form = FilterForm(request.args)
    form.offer((info.key, info.name_in(language())) for info in channels.everything(db.session))
    return form if form.validate() else abort(404)
