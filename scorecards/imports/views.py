"""Bringing answers in by a page: the file, its columns, what it would do, and only then the doing."""

from pathlib import Path
from uuid import UUID

from flask import Blueprint, abort, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from app import clock, staging
from app.access import Permission
from app.db import db
from app.paging import page
from app.refusals import in_words
from app.security import takes_file
from app.signin.guard import requires, viewer
from app.staging import Staged
from app.today import company_zone
from app.wording import RefusalError
from scorecards.imports import columns, looking, presenting, problems, queries, rehearsing
from scorecards.imports.forms import MappingForm, UploadForm
from scorecards.responses.mapping import parse

blueprint = Blueprint("imports", __name__, template_folder="../templates")
MAY_IMPORT = requires(Permission.IMPORT_ANSWERS)
KIND = "answers"


@blueprint.get("/admin/imports")
@MAY_IMPORT
def index() -> ResponseReturnValue:
    """Past imports, and the way to a new one."""
    return _index(UploadForm())


@blueprint.post("/admin/imports")
@MAY_IMPORT
@takes_file
def upload() -> ResponseReturnValue:
    """Take a file in, to be looked at; nothing of it is stored but the file itself, for a while."""
    form = UploadForm()
    uuid = _take_in(form) if form.validate_on_submit() else None
    if uuid is None:
        db.session.rollback()
        return _index(form), 422
    db.session.commit()
    return redirect(url_for("imports.tell", uuid=uuid))


@blueprint.get("/admin/imports/<uuid:uuid>/columns")
@MAY_IMPORT
def tell(uuid: UUID) -> ResponseReturnValue:
    """Ask what the columns hold, with a proposal."""
    found = _mine(uuid)
    with staging.as_file(found) as path:
        look = looking.look(path)
    data, name = columns.proposed(db.session, look)
    return _columns(found, look, columns.form_for(db.session, look, found.choices.get("form") or data), name)


@blueprint.post("/admin/imports/<uuid:uuid>/columns")
@MAY_IMPORT
def try_out(uuid: UUID) -> ResponseReturnValue:
    """Try the import with these columns, undo it, and keep what it would do for the page that shows it."""
    found = _mine(uuid)
    with staging.as_file(found) as path:
        look = looking.look(path)
        form = columns.form_for(db.session, look)
        if not form.validate() or not _try(found, path, look, form):
            db.session.rollback()
            return _columns(found, look, form), 422
    db.session.commit()
    return redirect(url_for("imports.one", uuid=uuid))


@blueprint.get("/admin/imports/<uuid:uuid>")
@MAY_IMPORT
def one(uuid: UUID) -> ResponseReturnValue:
    """What an import would do, or what it did once it is done."""
    done = queries.one(db.session, uuid)
    if done is None:
        return _preview(_mine(uuid))
    [shown] = presenting.shown(db.session, [done], clock.now(), company_zone())
    told = problems.kinds(done.problems)
    return render_template("scorecards/imports/done.html", done=shown, problems=told)


@blueprint.post("/admin/imports/<uuid:uuid>/confirm")
@MAY_IMPORT
def confirm(uuid: UUID) -> ResponseReturnValue:
    """Store what was shown; a second confirmation finds it done."""
    done = queries.one(db.session, uuid)
    found = None if done else _mine(uuid)
    if found is None or "mapping" not in found.choices:
        return redirect(url_for("imports.one", uuid=uuid))
    try:
        report = rehearsing.carry_out(db.session, found, company_zone(), now=clock.now(), actor_id=viewer().person_id)
    except RefusalError as error:
        db.session.rollback()
        flash(in_words(error), "error")
        return redirect(url_for("imports.tell", uuid=uuid))
    db.session.commit()
    flash(ngettext("Done: %(num)s row was read.", "Done: %(num)s rows were read.", report.read), "done")
    return redirect(url_for("imports.one", uuid=uuid))


@blueprint.post("/admin/imports/<uuid:uuid>/drop")
@MAY_IMPORT
def drop(uuid: UUID) -> ResponseReturnValue:
    """Forget an uploaded file."""
    if not staging.drop(db.session, KIND, viewer().person_id, uuid):
        abort(404)
    db.session.commit()
    flash(_("The file is forgotten; nothing was stored."), "done")
    return redirect(url_for("imports.index"))


def _take_in(form: UploadForm) -> UUID | None:
    """Stage the file; None, and why in the form, where it is no table."""
    sent, by = form.file.data, viewer().person_id
    content = sent.read()
    sent.close()
    uuid = staging.stage(db.session, KIND, by, sent.filename or "", content, clock.now())
    try:
        with staging.as_file(_mine(uuid)) as path:
            looking.look(path)
    except RefusalError as error:
        form.file.errors = [in_words(error)]
        return None
    return uuid


def _try(found: Staged, path: Path, look: looking.Look, form: MappingForm) -> bool:
    """Try the import and keep what it would do; False, and why in the form, where file and columns do not fit."""
    words = columns.words(db.session, look, form)
    if not columns.asked_for_all(words):
        form.channel.errors = [_("Say below which channel each word of this column stands for.")]
        return False
    document = form.document({one.word: one.key for one in words})
    try:
        tried = rehearsing.rehearse(db.session, path, parse(document), zone=company_zone(), now=clock.now())
    except RefusalError as error:
        form.form_errors.append(in_words(error))
        return False
    kept = {name: value for name, value in form.data.items() if name != "csrf_token"}
    save_as = (form.save_as.data or "").strip()
    choices = {"mapping": document, "form": kept, "save_as": save_as, "report": tried.report}
    staging.choose(db.session, found, **choices, problems=tried.problems, first=tried.first)
    return True


def _index(form: UploadForm) -> str:
    part = page(request.args.get("page"), queries.number_of_imports(db.session))
    found = queries.imports(db.session, offset=part.offset, most=part.per)
    past = presenting.shown(db.session, found, clock.now(), company_zone())
    most = current_app.config["UPLOAD_MEGABYTES"]
    return render_template("scorecards/imports/index.html", form=form, past=past, page=part, most=most)


def _mine(uuid: UUID) -> Staged:
    return staging.staged(db.session, KIND, viewer().person_id, uuid, clock.now()) or abort(404)


def _columns(found: Staged, look: looking.Look, form: MappingForm, name: str = "") -> str:
    asked: dict[str, object] = {
        "words": columns.words(db.session, look, form),
        "doubts": columns.doubts(look, form),
        "name": name,
    }
    asked["channels"] = columns.channels_to_choose(db.session)
    return render_template("scorecards/imports/columns.html", file=found, look=look, form=form, **asked)


def _preview(found: Staged) -> ResponseReturnValue:
    if "mapping" not in found.choices:
        return redirect(url_for("imports.tell", uuid=found.uuid))
    report, kept = found.choices["report"], found.choices["problems"]
    same = queries.same_file(db.session, found.sha256)
    again = presenting.shown(db.session, [same], clock.now(), company_zone())[0] if same else None
    return render_template(
        "scorecards/imports/preview.html",
        file=found,
        report=report,
        stats=presenting.stats(report),
        problems=problems.kinds(kept),
        first=presenting.first_rows(db.session, found.choices["first"]),
        again=again,
    )
