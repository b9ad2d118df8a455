"""The page `Signing in` of one's own settings: the password, and where one is signed in."""

from zoneinfo import ZoneInfo

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from app import clock
from app.db import db
from app.people import queries as people
from app.people.queries import Member
from app.refusals import in_words
from app.signin import choosing, guesses, links, presence, queries, sessions
from app.signin.choosing import OldPasswordError
from app.signin.guard import requires, viewer
from app.signin.password_forms import ChangeForm
from app.signin.queries import SignedIn
from app.today import today
from app.wording import RefusalError

blueprint = Blueprint("security_settings", __name__, url_prefix="/settings/security")


@blueprint.get("")
@requires()
def index() -> ResponseReturnValue:
    """The password, the second factor, and where one is signed in."""
    return _page(ChangeForm())


@blueprint.post("/password")
@requires()
def change_password() -> ResponseReturnValue:
    """Take a new password; every other browser has to sign in anew."""
    form = ChangeForm()
    if not form.validate_on_submit() or not _changed(form):
        return _page(form), 422
    flash(_("Your password is changed. Everywhere else you have to sign in anew."), "done")
    return redirect(url_for("security_settings.index"))


@blueprint.post("/elsewhere")
@requires()
def sign_out_elsewhere() -> ResponseReturnValue:
    """End every session but this one."""
    found = _own()
    ended = sessions.end_all(db.session, found.account_id, "elsewhere", clock.now(), found.session_id)
    db.session.commit()
    told = ngettext("%(num)s other browser is signed out.", "%(num)s other browsers are signed out.", ended)
    flash(told, "done")
    return redirect(url_for("security_settings.index"))


def _changed(form: ChangeForm) -> bool:
    """Whether the password was changed; what was wrong with it stands at the field."""
    found, member, now = _own(), _member(), clock.now()
    guesses.admit_own(db.session, found.account_id, now)
    try:
        choosing.change(db.session, member, form.old.data, form.new.data, now, found.session_id)
    except RefusalError as error:
        db.session.rollback()
        wrong = form.old if isinstance(error, OldPasswordError) else form.new
        wrong.errors = [in_words(error)]
        return False
    guesses.forget_own(db.session, found.account_id)
    db.session.commit()
    return True


def _page(form: ChangeForm) -> str:
    found, zone = _own(), ZoneInfo(viewer().time_zone)
    places = [
        (place, place.created_at.astimezone(zone), place.id == found.session_id)
        for place in queries.open_sessions(db.session, found.account_id, clock.now())
    ]
    by_password = links.has_password(db.session, viewer().person_id)
    return render_template("signin/security.html", form=form, places=places, by_password=by_password)


def _own() -> SignedIn:
    found = presence.signed_in()
    if found is None:
        raise LookupError("a guarded view has a session")
    return found


def _member() -> Member:
    member = people.by_id(db.session, viewer().person_id, today())
    if member is None:
        raise LookupError(viewer().person_id)
    return member
