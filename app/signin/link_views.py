"""The pages of whoever cannot sign in yet, or no more: choose a password by a link, ask for such a link."""

import time
from collections.abc import Callable
from functools import wraps
from typing import TypeVar, cast

from flask import Blueprint, abort, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_security import login_user

from app import clock
from app.db import db
from app.people.queries import Member
from app.refusals import in_words
from app.signin import choosing, guesses, invitations, links
from app.signin.guard import public
from app.signin.models import Account
from app.signin.password_forms import ChooseForm, ForgottenForm
from app.wording import RefusalError

AT_LEAST = 0.25  # seconds: longer than it takes to have a letter sent

View = TypeVar("View", bound=Callable[..., object])
blueprint = Blueprint("links", __name__)


def _in_even_time(view: View) -> View:
    """A view whose time does not tell what it found."""

    @wraps(view)
    def evened(*args: object, **kwargs: object) -> object:
        began = time.monotonic()
        answer = view(*args, **kwargs)
        time.sleep(max(0.0, AT_LEAST - (time.monotonic() - began)))
        return answer

    return cast(View, evened)


@blueprint.before_request
def _by_password() -> None:
    """These pages are there where people sign in by a password."""
    if current_app.config["SSO_ONLY"]:
        abort(404)


@blueprint.get("/invitation/<token>")
@public
def invitation(token: str) -> ResponseReturnValue:
    """The form, where the link holds; looking at it uses nothing up."""
    member = links.owner(db.session, token, clock.now())
    return _choose_page(token, member, ChooseForm()) if member else _no_such_link()


@blueprint.post("/invitation/<token>")
@public
def choose(token: str) -> ResponseReturnValue:
    """Take the password, use the link up and sign in."""
    member, form = links.owner(db.session, token, clock.now()), ChooseForm()
    if member is None:
        return _no_such_link()
    account = _chosen(token, member, form) if form.validate_on_submit() else None
    if account is None:
        return _choose_page(token, member, form), 422
    return _enter(account)


@blueprint.get("/forgotten")
@public
def forgotten() -> ResponseReturnValue:
    """Where to ask for a link."""
    return render_template("signin/forgotten.html", form=ForgottenForm())


@blueprint.post("/forgotten")
@public
@_in_even_time
def remind() -> ResponseReturnValue:
    """Have a letter sent, if the address is one of ours; the answer is the same for any other."""
    form = ForgottenForm()
    if not form.validate_on_submit():
        return render_template("signin/forgotten.html", form=form), 422
    if guesses.may_ask_for_letter(db.session, form.email.data, request.remote_addr, clock.now()):
        invitations.remind(db.session, form.email.data, clock.now())
    db.session.commit()
    flash(
        _("If somebody signs in here with this address, a letter with a link is on its way to it."),
        "done",
    )
    return redirect(url_for("security.login"))


def _chosen(token: str, member: Member, form: ChooseForm) -> Account | None:
    try:
        account = choosing.by_link(db.session, token, member, form.new.data, clock.now())
    except RefusalError as error:
        form.new.errors = [in_words(error)]
        return None
    except LookupError:
        return None
    db.session.commit()
    return account


def _enter(account: Account) -> ResponseReturnValue:
    """Sign in, by way of the second factor where the account has one."""
    further: ResponseReturnValue | None = current_app.extensions["security"].two_factor_plugins.tf_enter(
        account, False, "password", None
    )
    if further is not None:
        return further
    login_user(account, remember=False, authn_via=["link"])
    db.session.commit()
    flash(_("Your password is kept. From now on, sign in with your e-mail address and this password."), "done")
    return redirect(url_for("frame.start"))


def _choose_page(token: str, member: Member, form: ChooseForm) -> str:
    return render_template("signin/choose.html", form=form, token=token, member=member)


def _no_such_link() -> tuple[str, int]:
    return render_template("signin/no_link.html"), 404
