"""Low scores: the team's negative answers, the unanswered first, and what is done about each."""

from uuid import UUID

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app import clock
from app.access import Permission
from app.db import db
from app.refusals import in_words
from app.signin.guard import requires, viewer
from app.today import company_zone, today
from app.wording import RefusalError
from scorecards.followups import answering
from scorecards.followups.answering import CaseConflictError
from scorecards.followups.forms import CaseForm
from scorecards.followups.listing import Reader
from scorecards.followups.moves import Move
from scorecards.followups.queries import Case

blueprint = Blueprint("followups", __name__, template_folder="../templates")
MAY_ANSWER = requires(Permission.ANSWER_LOW_SCORES)


@blueprint.get("/team/low-scores")
@MAY_ANSWER
def index() -> ResponseReturnValue:
    """The low scores of the viewer's team."""
    return _page()


@blueprint.post("/team/low-scores/<uuid:uuid>/take")
@MAY_ANSWER
def take(uuid: UUID) -> ResponseReturnValue:
    """Take a case, from nobody or from somebody else."""
    return _moved(uuid, Move.TAKE, _("It is yours now. It stands under Mine until it is answered."))


@blueprint.post("/team/low-scores/<uuid:uuid>/release")
@MAY_ANSWER
def release(uuid: UUID) -> ResponseReturnValue:
    """Give a case back, so that anybody can take it."""
    return _moved(uuid, Move.RELEASE, _("Given back: anybody can take it."))


@blueprint.post("/team/low-scores/<uuid:uuid>/answer")
@MAY_ANSWER
def answer(uuid: UUID) -> ResponseReturnValue:
    """Mark a case answered, with what was done."""
    return _moved(uuid, Move.ANSWER, _("Marked as answered. It stands under Done, where it can be reopened."))


@blueprint.post("/team/low-scores/<uuid:uuid>/reopen")
@MAY_ANSWER
def reopen(uuid: UUID) -> ResponseReturnValue:
    """Take an answered case up again."""
    return _moved(uuid, Move.REOPEN, _("Reopened, and yours until it is answered."))


def _moved(uuid: UUID, step: Move, told: str) -> ResponseReturnValue:
    case, form = _reader().find(uuid) or abort(404), CaseForm()
    if not form.validate_on_submit():
        abort(400)
    note, seen, by = form.note.data, int(form.version.data), viewer().person_id
    try:
        answering.move(db.session, case.response_id, step, seen=seen, by=by, now=clock.now(), note=note)
    except RefusalError as error:
        db.session.rollback()
        return _refused(uuid, form, error, step)
    db.session.commit()
    flash(told, "done")
    return redirect(url_for("followups.index", **_reader().listing(request.args).asked))


def _refused(uuid: UUID, form: CaseForm, error: RefusalError, step: Move) -> ResponseReturnValue:
    """The page with the case as it stands now on top, what was written still in its form."""
    typed = form.note.data if step is Move.ANSWER else None
    page = _page(_reader().find(uuid), in_words(error), typed)
    return page, 409 if isinstance(error, CaseConflictError) else 422


def _page(pinned: Case | None = None, problem: str = "", typed: str | None = None) -> str:
    """typed: the note of a form that was not taken, None where none was sent."""
    reader = _reader()
    listing = reader.listing(request.args)
    return render_template(
        "scorecards/followups/index.html",
        listing=listing,
        pinned=None if pinned is None else reader.shown(pinned),
        problem=problem,
        typed=typed,
    )


def _reader() -> Reader:
    return Reader(db.session, viewer(), today(), clock.now(), company_zone())
