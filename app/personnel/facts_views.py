"""Changing what is known of a person, by a form that notices when somebody else was quicker."""

from dataclasses import asdict
from uuid import UUID

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app import clock
from app.access import Permission
from app.db import db
from app.i18n import day_text
from app.people import editing
from app.people.editing import ConflictError, Facts
from app.people.people_cells import FROM_THE_START
from app.personnel import words
from app.personnel.forms import FactsForm
from app.personnel.person_page import member_or_404
from app.refusals import in_words
from app.signin.guard import requires, viewer
from app.wording import RefusalError

blueprint = Blueprint("people_facts", __name__)
MAY_MANAGE = requires(Permission.MANAGE_PEOPLE)


@blueprint.get("/people/<uuid:uuid>/facts")
@MAY_MANAGE
def edit(uuid: UUID) -> ResponseReturnValue:
    """The form, filled with what is known."""
    facts = editing.facts(db.session, uuid) or abort(404)
    values = {name: str(value or "") for name, value in asdict(facts).items()} | {"seen": facts.seen()}
    if facts.employed_from == FROM_THE_START:
        values["employed_from"] = ""
    return _page(uuid, FactsForm(formdata=None, data=values))


@blueprint.post("/people/<uuid:uuid>/facts")
@MAY_MANAGE
def change(uuid: UUID) -> ResponseReturnValue:
    """Store the form; with both values where somebody else has stored meanwhile."""
    form = FactsForm()
    if not form.validate_on_submit():
        return _page(uuid, form), 422
    try:
        editing.change(db.session, uuid, form.facts(), form.seen.data or "", by=viewer().person_id, now=clock.now())
    except LookupError:
        abort(404)
    except ConflictError as error:
        return _conflict(uuid, form, error), 409
    except RefusalError as error:
        form.form_errors.append(in_words(error))
        db.session.rollback()
        return _page(uuid, form), 422
    db.session.commit()
    flash(_("Stored."), "done")
    return redirect(url_for("people.person", uuid=uuid))


def _page(uuid: UUID, form: FactsForm, conflict: list[tuple[str, str, str]] | None = None) -> str:
    member = member_or_404(db.session, uuid)
    return render_template("personnel/facts.html", form=form, member=member, conflict=conflict)


def _conflict(uuid: UUID, form: FactsForm, error: ConflictError) -> str:
    db.session.rollback()
    wanted = form.facts()
    both = [
        (str(words.FIELDS[name]), _value(wanted, name), _value(error.stored, name))
        for name in wanted.differing(error.stored)
    ]
    form.form_errors.append(in_words(error))
    form.seen.data = error.stored.seen()
    return _page(uuid, form, both)


def _value(facts: Facts, name: str) -> str:
    value = getattr(facts, name)
    if name in ("employed_from", "employed_to"):
        return "–" if value in (None, FROM_THE_START) else day_text(value)
    return words.LANGUAGES[value] if name == "language" else str(value or "–")
