"""The administrator's page of the letters sent: how they fared, never what they say."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app import mailbox
from app.access import Permission
from app.db import db
from app.outbox import MailState
from app.paging import page
from app.signin.guard import requires
from app.today import company_zone, today
from notifications import letter_states
from notifications.forms import LetterFilter

blueprint = Blueprint("letters", __name__)


@blueprint.get("/admin/letters")
@requires(Permission.SEE_LETTERS)
def index() -> ResponseReturnValue:
    """The letters of a day, today unless asked otherwise."""
    form = _filter()
    if not form.validate():
        return render_template("notifications/letters.html", form=form, lines=[], page=page(None, 0), stats=[]), 422
    wanted = form.wanted()
    shown = page(request.args.get("page"), mailbox.number_of_lines(db.session, wanted))
    found = mailbox.lines(db.session, wanted, offset=shown.offset, most=shown.per)
    lines = [letter_states.shown(line, company_zone()) for line in found]
    asked = {name: value or "" for name, value in form.data.items()}
    stats = _stats(mailbox.counts(db.session, wanted.day)) if wanted.day else []
    return render_template("notifications/letters.html", form=form, lines=lines, page=shown, asked=asked, stats=stats)


def _filter() -> LetterFilter:
    form = LetterFilter(request.args)
    form.state.choices = [
        ("", _("Every state")),
        *((str(state), word) for state, word in letter_states.words().items()),
    ]
    if "day" not in request.args:
        form.day.data = today().isoformat()
    return form


def _stats(counts: dict[MailState, int]) -> list[tuple[str, str, str]]:
    return [(word, str(counts[state]), "") for state, word in letter_states.words().items() if counts.get(state)]
