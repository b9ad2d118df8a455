"""Roles: asked for on a person's page, decided by an administrator on a page of their own."""

from uuid import UUID

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app import clock
from app.access import Permission, Role
from app.db import db
from app.people import role_requests
from app.people.role_requests import Wish
from app.personnel import role_reads
from app.personnel.forms import RoleForm
from app.personnel.person_page import member_or_404
from app.refusals import in_words
from app.signin.guard import requires, viewer
from app.today import today
from app.wording import RefusalError

blueprint = Blueprint("roles", __name__)


@blueprint.get("/people/<uuid:uuid>/roles")
@requires(Permission.MANAGE_PEOPLE)
def new(uuid: UUID) -> ResponseReturnValue:
    """The form that asks for a change of role."""
    return _form_page(uuid, RoleForm(formdata=None, data={"starts_on": str(today())}))


@blueprint.post("/people/<uuid:uuid>/roles")
@requires(Permission.MANAGE_PEOPLE)
def ask(uuid: UUID) -> ResponseReturnValue:
    """Ask for a change; the employee's role changes at once."""
    member, form = member_or_404(db.session, uuid), RoleForm()
    if not form.validate_on_submit():
        return _form_page(uuid, form), 422
    wish = Wish(member.id, Role(form.role.data), form.wish.data, form.starts_on.day or today())
    try:
        role_requests.ask(db.session, wish, by=viewer().person_id, now=clock.now(), today=today())
    except RefusalError as error:
        db.session.rollback()
        form.form_errors.append(in_words(error))
        return _form_page(uuid, form), 422
    db.session.commit()
    waits = role_requests.takes_two(wish.role)
    flash(_("Asked for. An administrator decides.") if waits else _("Stored."), "done")
    return redirect(url_for("people.person", uuid=uuid))


@blueprint.post("/people/<uuid:uuid>/roles/<uuid:asked>/take-back")
@requires(Permission.MANAGE_PEOPLE)
def take_back(uuid: UUID, asked: UUID) -> ResponseReturnValue:
    """Take back what the viewer asked for."""
    member_or_404(db.session, uuid)
    try:
        role_requests.take_back(db.session, asked, by=viewer().person_id, now=clock.now())
    except LookupError:
        abort(404)
    except RefusalError as error:
        db.session.rollback()
        flash(in_words(error), "error")
    else:
        db.session.commit()
        flash(_("Taken back."), "done")
    return redirect(url_for("people.person", uuid=uuid))


@blueprint.get("/admin/roles")
@requires(Permission.APPROVE_ROLES)
def index() -> ResponseReturnValue:
    """What waits for a decision, and what was decided."""
    return _decisions()


@blueprint.post("/admin/roles/<uuid:asked>")
@requires(Permission.APPROVE_ROLES)
def decide(asked: UUID) -> ResponseReturnValue:
    """Approve or refuse a request."""
    approve = request.form.get("decision") == "approve"
    if not approve and request.form.get("decision") != "refuse":
        abort(400)
    try:
        role_requests.decide(db.session, asked, approve=approve, by=viewer().person_id, now=clock.now(), today=today())
    except LookupError:
        abort(404)
    except RefusalError as error:
        db.session.rollback()
        conflict = isinstance(error, role_requests.DecidedAlreadyError)
        return _decisions(in_words(error)), 409 if conflict else 422
    db.session.commit()
    flash(_("Approved.") if approve else _("Refused."), "done")
    return redirect(url_for("roles.index"))


def _form_page(uuid: UUID, form: RoleForm) -> str:
    return render_template("personnel/role.html", form=form, member=member_or_404(db.session, uuid))


def _decisions(wrong: str = "") -> str:
    own = viewer().person_id
    waiting, decided = role_reads.waiting(db.session, own), role_reads.decided(db.session, own)
    return render_template("personnel/decisions.html", waiting=waiting, decided=decided, wrong=wrong)
