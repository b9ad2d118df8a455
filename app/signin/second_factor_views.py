"""The pages of one's own second factor: set it up, move it to another phone, new recovery codes, turn it off."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from flask import Blueprint, current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app import clock
from app.db import db
from app.refusals import in_words
from app.signin import guesses, presence, second_factor
from app.signin.guard import requires, viewer
from app.signin.models import Account
from app.signin.second_factor_forms import MoveForm, PasswordForm, ProofForm, SetUpForm
from app.signin.second_factor_gate import must_set_up
from app.signin.second_factor_offer import offer, unsealed
from app.signin.second_factor_step import limit_tries
from app.wording import RefusalError

blueprint = Blueprint("second_factor", __name__, url_prefix="/settings/security/second-factor")


@blueprint.get("")
@requires()
def page() -> ResponseReturnValue:
    """What is set up, and what can be done about it."""
    return _page(ProofForm())


@blueprint.get("/new")
@requires()
def new() -> ResponseReturnValue:
    """A new secret, to be taken by an app."""
    return _set_up_page(_set_up_form())


@blueprint.post("/new")
@requires()
@limit_tries(presence.account)
def set_up() -> ResponseReturnValue:
    """Ask for codes of the new app from now on."""
    form = _set_up_form()
    codes = _codes_after(form, lambda: _set_up(form)) if _account().password else None
    return _set_up_page(form, again=True) if codes is None else _codes_page(codes)


@blueprint.post("/codes")
@requires()
@limit_tries(presence.account)
def renew_codes() -> ResponseReturnValue:
    """Ten new recovery codes."""
    form = ProofForm()
    codes = _codes_after(form, lambda: _renew(form))
    return _page(form, 422) if codes is None else _codes_page(codes)


@blueprint.post("/off")
@requires()
@limit_tries(presence.account)
def turn_off() -> ResponseReturnValue:
    """Ask for no code any more."""
    form = ProofForm()
    if _codes_after(form, lambda: _turn_off(form)) is None:
        return _page(form, 422)
    flash(_("The second factor is off. Signing in asks for the password alone."), "done")
    return redirect(url_for("second_factor.new"))


def _codes_after(form: ProofForm | SetUpForm, change: Callable[[], list[str]]) -> list[str] | None:
    """Make a change and keep it, or say in the form why not and answer None."""
    try:
        codes = change() if form.validate_on_submit() else None
    except RefusalError as error:
        form.form_errors.append(in_words(error))
        codes = None
    if codes is None:
        db.session.rollback()
    else:
        db.session.commit()
    return codes


def _set_up(form: SetUpForm) -> list[str]:
    account, now = _account(), clock.now()
    secret = unsealed(account, form.secret.data)
    if isinstance(form, MoveForm):
        _prove(account, form)
    else:
        _prove_password(account, form)
    found = presence.signed_in()
    keep = found.session_id if found else None
    return second_factor.set_up(db.session, account, secret, form.code.data, now=now, keep=keep)


def _renew(form: ProofForm) -> list[str]:
    account = _account()
    _prove(account, form)
    return second_factor.renew_codes(db.session, account, clock.now())


def _turn_off(form: ProofForm) -> list[str]:
    account, setting = _account(), current_app.config["SECOND_FACTOR"]
    _prove(account, form)
    second_factor.turn_off(db.session, account, viewer().roles, setting, clock.now())
    return []


def _prove_password(account: Account, form: PasswordForm) -> None:
    guesses.admit_own(db.session, account.id, clock.now())
    form.check_password(account)
    guesses.forget_own(db.session, account.id)


def _prove(account: Account, form: ProofForm) -> None:
    _prove_password(account, form)
    second_factor.prove(db.session, account, form.proof.data, clock.now())


def _account() -> Account:
    account = presence.account()
    if account is None:
        raise LookupError("a guarded view has an account")
    return account


def _standing() -> second_factor.Standing | None:
    return second_factor.standing(db.session, _account().id)


def _set_up_form() -> SetUpForm:
    return MoveForm() if _standing() else SetUpForm()


def _page(form: ProofForm, status: int = 200) -> ResponseReturnValue:
    found = _standing()
    if found is None:
        return redirect(url_for("second_factor.new"))
    since = clock.local_day(found.since, ZoneInfo(viewer().time_zone))
    must = second_factor.must_have(viewer().roles, current_app.config["SECOND_FACTOR"])
    return render_template("signin/second_factor.html", form=form, found=found, since=since, must=must), status


def _set_up_page(form: SetUpForm, *, again: bool = False) -> tuple[str, int]:
    account = _account()
    if account.password is None:
        return render_template("signin/second_factor_elsewhere.html"), 409 if again else 200
    shown = offer(account, _shown_before(account, form) if again else None)
    form.secret.data = shown.sealed
    must = must_set_up()
    around: dict[str, list[object]] = {"menu": []} if must else {}  # each entry would lead back here
    moving = isinstance(form, MoveForm)
    page = render_template(
        "signin/second_factor_set_up.html", form=form, offer=shown, moving=moving, must=must, **around
    )
    return page, 422 if again else 200


def _shown_before(account: Account, form: SetUpForm) -> str | None:
    try:
        return unsealed(account, form.secret.data)
    except RefusalError:
        return None


def _codes_page(codes: list[str]) -> str:
    return render_template("signin/recovery_codes.html", codes=codes)
