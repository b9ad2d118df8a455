"""Everybody's settings."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app import clock
from app.db import db
from app.i18n import in_language, language
from app.people import setting
from app.settings.forms import LanguageForm
from app.settings.parts import parts_of
from app.signin.guard import requires, viewer

blueprint = Blueprint("settings", __name__)


@blueprint.get("/settings")
@requires()
def index() -> ResponseReturnValue:
    """What the viewer may set, and what they should know."""
    return _page(_form())


@blueprint.post("/settings")
@requires()
def choose() -> ResponseReturnValue:
    """Let pages and letters be in the language chosen."""
    form = _form()
    if not form.validate_on_submit():
        return _page(form), 422
    setting.choose_language(db.session, viewer().person_id, form.language.data, clock.now())
    db.session.commit()
    with in_language(form.language.data):
        flash(_("Your pages and letters are in English from now on."), "done")
    return redirect(url_for("settings.index"))


def _form() -> LanguageForm:
    form = LanguageForm(request.form)
    form.offer(language())
    return form


def _page(form: LanguageForm) -> str:
    parts = parts_of(db.session, viewer())
    named = viewer().language is not None
    return render_template("settings/index.html", form=form, parts=parts, named=named)
