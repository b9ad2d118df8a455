"""The page between the right password and the first page: it asks for the code."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_security.utils import login_user

from app import clock
from app.db import db
from app.refusals import in_words
from app.signin import second_factor
from app.signin.forms import is_ours
from app.signin.guard import public
from app.signin.models import Account
from app.signin.second_factor_forms import CodeForm
from app.signin.second_factor_step import limit_tries, stop_waiting, waiting
from app.wording import RefusalError

blueprint = Blueprint("second_step", __name__)


@blueprint.get("/sign-in/code")
@public
def ask() -> ResponseReturnValue:
    """Ask for the code."""
    return _page(CodeForm()) if waiting() else _from_the_start()


@blueprint.post("/sign-in/code")
@public
@limit_tries(waiting)
def answer() -> ResponseReturnValue:
    """Begin the session when the code is right."""
    account, form = waiting(), CodeForm()
    if account is None:
        return _from_the_start()
    if not form.validate_on_submit() or not _proves(account, form):
        db.session.rollback()
        return _page(form), 422
    login_user(account, remember=False, authn_via=["password", "code"])
    stop_waiting(account)
    db.session.commit()
    wanted = request.args.get("next")
    return redirect(wanted if is_ours(wanted) and wanted else url_for("frame.start"))


def _page(form: CodeForm) -> str:
    by_paper = request.args.get("with") == "recovery"
    return render_template("signin/code.html", form=form, by_paper=by_paper, wanted=request.args.get("next"))


def _from_the_start() -> ResponseReturnValue:
    flash(_("Sign in with your e-mail address and password first; the code comes after them."), "error")
    return redirect(url_for("security.login"))


def _proves(account: Account, form: CodeForm) -> bool:
    try:
        left = second_factor.prove(db.session, account, form.code.data, clock.now())
    except RefusalError as error:
        form.code.errors = [in_words(error)]
        return False
    if left is not None:
        told = ngettext(
            "That was a recovery code. %(num)s is left.", "That was a recovery code. %(num)s are left.", left
        )
        flash(told, "done")
    return True
