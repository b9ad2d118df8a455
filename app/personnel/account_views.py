"""Letting a person in: the invitation, and closing the account."""

from uuid import UUID

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app import clock
from app.access import Permission
from app.db import db
from app.i18n import day_text
from app.personnel import queries
from app.personnel.person_page import member_or_404
from app.refusals import in_words
from app.signin import accounts, invitations
from app.signin.guard import requires, viewer
from app.wording import RefusalError

blueprint = Blueprint("people_accounts", __name__)
MAY_MANAGE = requires(Permission.MANAGE_PEOPLE)


@blueprint.post("/people/<uuid:uuid>/invite")
@MAY_MANAGE
def invite(uuid: UUID) -> ResponseReturnValue:
    """Have the person sent a letter by which they choose a password."""
    member = member_or_404(db.session, uuid)
    try:
        day = invitations.invite(db.session, member, viewer().person_id, clock.now())
    except RefusalError as error:
        db.session.rollback()
        flash(in_words(error), "error")
    else:
        db.session.commit()
        flash(_("The invitation goes to %(email)s on %(day)s.", email=member.email, day=day_text(day)), "done")
    return redirect(url_for("people.person", uuid=uuid))


@blueprint.post("/people/<uuid:uuid>/close")
@MAY_MANAGE
def close(uuid: UUID) -> ResponseReturnValue:
    """Keep the person from signing in, at once."""
    member = member_or_404(db.session, uuid)
    if member.id == viewer().person_id:
        flash(_("You cannot close your own account. Ask a colleague."), "error")
    elif queries.account_of(db.session, member.id) != "open":
        flash(_("This account is not open: there is nothing to close."), "error")
    else:
        accounts.close(db.session, member, clock.now(), by=viewer().person_id)
        db.session.commit()
        flash(_("%(name)s can no longer sign in.", name=member.name), "done")
    return redirect(url_for("people.person", uuid=uuid))
