"""Bringing people in from a file: look first, then confirm; the file waits in between, for its uploader alone."""

from uuid import UUID

from flask import Blueprint, abort, current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy.exc import IntegrityError

from app import clock, staging
from app.access import Permission
from app.db import db
from app.downloads import csv_file
from app.people import rehearsal
from app.people.file_faults import PeopleFileError
from app.people.people_cells import PART_TIME
from app.people.people_file import COLUMNS
from app.people.rehearsal import ChangedMeanwhileError, Preview, Setting
from app.personnel import example_file, import_page
from app.personnel.forms import UploadForm
from app.refusals import in_words
from app.security import takes_file
from app.signin.guard import requires, viewer
from app.staging import Staged
from app.wording import N_, RefusalError

blueprint = Blueprint("people_import", __name__)
MAY_MANAGE = requires(Permission.MANAGE_PEOPLE)
WAITING, DONE = "people", "people done"
CHANGED = N_("People changed since you looked, so nothing was stored. Look again.")


@blueprint.get("/people/import")
@MAY_MANAGE
def upload() -> ResponseReturnValue:
    """The form, and what a file holds."""
    return _form_page(UploadForm(formdata=None))


@blueprint.post("/people/import")
@takes_file
@MAY_MANAGE
def check() -> ResponseReturnValue:
    """Read the file, and keep it with what it would do."""
    form, own = UploadForm(), viewer().person_id
    if not form.validate_on_submit():
        return _form_page(form), 422
    name, content = _received(form)
    uuid = staging.stage(db.session, WAITING, own, name, content, clock.now())
    wrong = import_page.no_table(content) or _rehearsed(_found(uuid))
    if wrong:
        db.session.rollback()
        form.file.errors = wrong
        return _form_page(form), 422
    db.session.commit()
    return redirect(url_for("people_import.look", uuid=uuid))


@blueprint.get("/people/import/<uuid:uuid>")
@MAY_MANAGE
def look(uuid: UUID) -> ResponseReturnValue:
    """What the file would do."""
    return _preview_page(_found(uuid))


@blueprint.post("/people/import/<uuid:uuid>")
@MAY_MANAGE
def confirm(uuid: UUID) -> ResponseReturnValue:
    """Do what was shown, or show what it would do by now."""
    found, own = _found(uuid), viewer().person_id
    if not staging.drop(db.session, WAITING, own, uuid):
        abort(404)
    try:
        with staging.as_file(found) as file:
            done = rehearsal.carry_out(db.session, file, _setting(), _shown(found), found.sha256)
    except (ChangedMeanwhileError, IntegrityError):
        db.session.rollback()
        return _look_again(uuid)
    result = staging.stage(db.session, DONE, own, found.name, b"", clock.now())
    staging.choose(db.session, _found(result, DONE), preview=done.plain())
    db.session.commit()
    flash(_("The people are brought in."), "done")
    return redirect(url_for("people_import.result", uuid=result))


@blueprint.get("/people/import/<uuid:uuid>/result")
@MAY_MANAGE
def result(uuid: UUID) -> ResponseReturnValue:
    """What a file did."""
    found = _found(uuid, DONE)
    return render_template("personnel/import_result.html", found=found, page=import_page.page(_shown(found)))


@blueprint.post("/people/import/<uuid:uuid>/forget")
@MAY_MANAGE
def forget(uuid: UUID) -> ResponseReturnValue:
    """Forget the file; nothing of it was stored."""
    staging.drop(db.session, WAITING, viewer().person_id, uuid)
    db.session.commit()
    flash(_("The file is forgotten. Nothing was stored."), "done")
    return redirect(url_for("people_import.upload"))


@blueprint.get("/people/import/<uuid:uuid>/refused.csv")
@MAY_MANAGE
def refused(uuid: UUID) -> ResponseReturnValue:
    """The refused lines, each with what is wrong and what to do."""
    return csv_file("refused.csv", import_page.table(_shown(_found(uuid, WAITING, DONE))))


@blueprint.get("/people/import/template.csv")
@MAY_MANAGE
def template() -> ResponseReturnValue:
    """An example to fill in."""
    return csv_file("people-template.csv", [(*COLUMNS, PART_TIME), *example_file.EXAMPLE])


def _received(form: UploadForm) -> tuple[str, bytes]:
    with form.file.data.stream as stream:
        return form.file.data.filename or "", stream.read()


def _found(uuid: UUID, *kinds: str) -> Staged:
    own, now = viewer().person_id, clock.now()
    found = (staging.staged(db.session, kind, own, uuid, now) for kind in kinds or (WAITING,))
    return next(filter(None, found), None) or abort(404)


def _setting() -> Setting:
    config = current_app.config
    return Setting(viewer().person_id, config["LANGUAGE"], config["TIME_ZONE"], clock.now())


def _rehearsed(found: Staged) -> list[str]:
    """Keep what the file would do beside it; or what is wrong with it as a whole."""
    try:
        with staging.as_file(found) as file:
            preview = rehearsal.rehearse(db.session, file, _setting())
    except PeopleFileError as error:
        return [f"{_(fault.text, **fault.figures)}." for fault in error.faults]
    except RefusalError as error:
        return [in_words(error)]
    staging.choose(db.session, found, preview=preview.plain())
    return []


def _look_again(uuid: UUID) -> ResponseReturnValue:
    if _rehearsed(_found(uuid)):
        abort(409)
    db.session.commit()
    return _preview_page(_found(uuid), _(CHANGED)), 409


def _shown(found: Staged) -> Preview:
    return Preview.of_plain(found.choices["preview"])


def _preview_page(found: Staged, wrong: str = "") -> str:
    page = import_page.page(_shown(found))
    return render_template("personnel/import_preview.html", found=found, page=page, wrong=wrong)


def _form_page(form: UploadForm) -> str:
    columns = [*COLUMNS, PART_TIME]
    return render_template(
        "personnel/import.html", form=form, columns=columns, most=current_app.config["UPLOAD_MEGABYTES"]
    )
