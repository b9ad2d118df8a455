"""The days somebody is away: added, changed, taken away."""

from datetime import date
from uuid import UUID

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app import clock
from app.access import Permission
from app.db import db
from app.people import away
from app.people.away import AbsenceChangedError
from app.personnel import person_reads
from app.personnel.forms import AbsenceForm
from app.personnel.person_page import member_or_404
from app.refusals import in_words
from app.signin.guard import requires, viewer
from app.wording import RefusalError

blueprint = Blueprint("people_absences", __name__)
MAY_MANAGE = requires(Permission.MANAGE_PEOPLE)


@blueprint.get("/people/<uuid:uuid>/absences/new")
@MAY_MANAGE
def new(uuid: UUID) -> ResponseReturnValue:
    """The empty form."""
    return _page(uuid, AbsenceForm(formdata=None))


@blueprint.post("/people/<uuid:uuid>/absences/new")
@MAY_MANAGE
def add(uuid: UUID) -> ResponseReturnValue:
    """Note an absence."""
    member, form = member_or_404(db.session, uuid), AbsenceForm()
    if not form.validate_on_submit():
        return _page(uuid, form), 422
    try:
        away.add(db.session, member.id, *form.days(), by=viewer().person_id, now=clock.now())
    except RefusalError as error:
        return _refused(uuid, form, error)
    return _stored(uuid, _("The absence is noted. No letter goes out on these days."))


@blueprint.get("/people/<uuid:uuid>/absences/<int:absence_id>")
@MAY_MANAGE
def edit(uuid: UUID, absence_id: int) -> ResponseReturnValue:
    """The form with an absence in it."""
    first, last = _days(uuid, absence_id)
    values = {"first_day": str(first), "last_day": str(last), "seen": away.seen_of(first, last)}
    return _page(uuid, AbsenceForm(formdata=None, data=values), absence_id)


@blueprint.post("/people/<uuid:uuid>/absences/<int:absence_id>")
@MAY_MANAGE
def change(uuid: UUID, absence_id: int) -> ResponseReturnValue:
    """Store other days."""
    member, form = member_or_404(db.session, uuid), AbsenceForm()
    _days(uuid, absence_id)
    if not form.validate_on_submit():
        return _page(uuid, form, absence_id), 422
    seen = form.seen.data or ""
    try:
        away.change(db.session, member.id, absence_id, form.days(), seen, by=viewer().person_id, now=clock.now())
    except RefusalError as error:
        return _refused(uuid, form, error, absence_id)
    return _stored(uuid, _("The absence is changed."))


@blueprint.post("/people/<uuid:uuid>/absences/<int:absence_id>/remove")
@MAY_MANAGE
def remove(uuid: UUID, absence_id: int) -> ResponseReturnValue:
    """Take an absence away."""
    member, seen = member_or_404(db.session, uuid), request.form.get("seen", "")
    try:
        away.remove(db.session, member.id, absence_id, seen, by=viewer().person_id, now=clock.now())
    except LookupError:
        abort(404)
    except AbsenceChangedError as error:
        db.session.rollback()
        flash(in_words(error), "error")
        return redirect(url_for("people.person", uuid=uuid))
    return _stored(uuid, _("The absence is taken away."))


def _days(uuid: UUID, absence_id: int) -> tuple[date, date]:
    found = person_reads.absences(db.session, member_or_404(db.session, uuid).id)
    return next(((first, last) for id_, first, last in found if id_ == absence_id), None) or abort(404)


def _stored(uuid: UUID, told: str) -> ResponseReturnValue:
    db.session.commit()
    flash(told, "done")
    return redirect(url_for("people.person", uuid=uuid))


def _refused(uuid: UUID, form: AbsenceForm, error: RefusalError, absence_id: int | None = None) -> ResponseReturnValue:
    db.session.rollback()
    form.form_errors.append(in_words(error))
    conflict = isinstance(error, AbsenceChangedError)
    if conflict and absence_id is not None:
        form.seen.data = away.seen_of(*_days(uuid, absence_id))
    return _page(uuid, form, absence_id), 409 if conflict else 422


def _page(uuid: UUID, form: AbsenceForm, absence_id: int | None = None) -> str:
    member = member_or_404(db.session, uuid)
    return render_template("personnel/absence.html", form=form, member=member, absence_id=absence_id)
