"""Who works here: the list, the list as a file, and one person."""

from uuid import UUID

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.access import Permission
from app.db import db
from app.downloads import csv_file
from app.paging import page
from app.people import queries as people
from app.personnel import list_rows, person_page, queries, words
from app.personnel.forms import PeopleFilter
from app.personnel.searching import Wanted
from app.signin.guard import requires, viewer
from app.today import today

blueprint = Blueprint("people", __name__)
MAY_MANAGE = requires(Permission.MANAGE_PEOPLE)


@blueprint.get("/people")
@MAY_MANAGE
def index() -> ResponseReturnValue:
    """The list, narrowed as asked."""
    form, day = _filter(), today()
    wanted = _wanted(form)
    shown = page(request.args.get("page"), queries.number_of(db.session, wanted, day))
    lines = queries.lines(db.session, wanted, day, offset=shown.offset, most=shown.per)
    return render_template(
        "personnel/index.html",
        form=form,
        figures=queries.figures(db.session, day),
        rows=list_rows.rows(lines, day),
        page=shown,
        asked={name: value for name, value in form.data.items() if value},
    )


@blueprint.get("/people/list.csv")
@MAY_MANAGE
def list_file() -> ResponseReturnValue:
    """The same people as a file of the kind that can be brought in."""
    lines = list(queries.every_line(db.session, _wanted(_filter()), today()))
    numbers = queries.numbers(db.session, {line.member.supervisor_id or 0 for line in lines})
    return csv_file("people.csv", list_rows.table(lines, numbers))


@blueprint.get("/people/<uuid:uuid>")
@MAY_MANAGE
def person(uuid: UUID) -> ResponseReturnValue:
    """One person: what is known, teams by date, absences, roles, account, and what was done."""
    return render_template("personnel/person.html", page=person_page.build(db.session, uuid, viewer()))


def _filter() -> PeopleFilter:
    form = PeopleFilter(request.args)
    teams = people.teams(db.session)
    form.team.choices = [("", _("Every team")), *((str(team_id), name) for name, team_id in teams.items())]
    form.role.choices = [("", _("Every role")), *((role.value, label) for role, label in words.ROLES.items())]
    return form


def _wanted(form: PeopleFilter) -> Wanted:
    team = form.team.data or ""
    return Wanted(
        text=(form.q.data or "").replace("\0", ""),
        team_id=int(team) if team.isascii() and team.isdigit() and len(team) < 10 else None,
        role=form.role.data if form.role.data in set(words.ROLES) else "",
        state=form.state.data if form.state.data in words.CHOICES else "",
        sort=form.sort.data or "name",
    )
