"""Moving a person to another team: look first, then do; and undoing a move that is still to come."""

from uuid import UUID

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app import clock
from app.access import Permission
from app.asked import day_or_404
from app.db import db
from app.people import following, move_checks, places, transferring
from app.people import queries as people
from app.people.queries import Member
from app.people.transferring import Effect, MovedMeanwhileError
from app.personnel import person_reads
from app.personnel.forms import MoveForm
from app.personnel.person_page import member_or_404
from app.refusals import in_words
from app.signin.guard import requires, viewer
from app.today import company_zone, today
from app.wording import RefusalError

blueprint = Blueprint("people_moves", __name__)
MAY_MANAGE = requires(Permission.MANAGE_PEOPLE)
OFFERED = 500


@blueprint.get("/people/<uuid:uuid>/move")
@MAY_MANAGE
def edit(uuid: UUID) -> ResponseReturnValue:
    """The form."""
    member = member_or_404(db.session, uuid)
    seen = places.seen_of(places.places(db.session, member.id))
    first = max(today(), member.employed_from)
    return _page(member, MoveForm(formdata=None, data={"seen": seen, "starts_on": str(first)}))


@blueprint.post("/people/<uuid:uuid>/move")
@MAY_MANAGE
def move(uuid: UUID) -> ResponseReturnValue:
    """Tell what the move would do, or do it."""
    member, form = member_or_404(db.session, uuid), MoveForm()
    if not form.validate_on_submit():
        return _page(member, form), 422
    try:
        effect = _try(member, form)
    except RefusalError as error:
        db.session.rollback()
        return _refused(member, form, error), 409 if isinstance(error, MovedMeanwhileError) else 422
    if request.form.get("step") != "move":
        db.session.rollback()
        return _page(member, form, effect)
    db.session.commit()
    flash(_("%(name)s moves to %(team)s.", name=member.name, team=form.team.data), "done")
    return redirect(url_for("people.person", uuid=uuid))


@blueprint.post("/people/<uuid:uuid>/move/<day>/undo")
@MAY_MANAGE
def undo(uuid: UUID, day: str) -> ResponseReturnValue:
    """Take back a move that is still to come."""
    member, seen = member_or_404(db.session, uuid), request.form.get("seen", "")
    try:
        transferring.undo(
            db.session, member.id, day_or_404(day), seen, by=viewer().person_id, now=clock.now(), today=today()
        )
    except LookupError:
        abort(404)
    except RefusalError as error:
        db.session.rollback()
        flash(in_words(error), "error")
    else:
        db.session.commit()
        flash(_("The move is undone."), "done")
    return redirect(url_for("people.person", uuid=uuid))


def _try(member: Member, form: MoveForm) -> Effect:
    return transferring.move(
        db.session,
        member.id,
        form.move(),
        form.seen.data or "",
        following.followers(),
        by=viewer().person_id,
        now=clock.now(),
        zone=company_zone(),
    )


def _refused(member: Member, form: MoveForm, error: RefusalError) -> str:
    form.form_errors.append(in_words(error))
    form.seen.data = places.seen_of(places.places(db.session, member.id))
    return _page(member, form)


def _page(member: Member, form: MoveForm, effect: Effect | None = None) -> str:
    return render_template(
        "personnel/move.html",
        form=form,
        member=member,
        effect=effect,
        places=places.places(db.session, member.id),
        teams=list(people.teams(db.session))[:OFFERED],
        leads=person_reads.leads(db.session, today(), OFFERED),
        earliest=move_checks.earliest(db.session, following.followers()),
        starts_on=form.starts_on.day if effect else None,
    )
