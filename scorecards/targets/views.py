"""The targets page: what holds and how it came about, the form and its effect, and a second person's word."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app import clock
from app.access import Permission
from app.db import db
from app.i18n import language
from app.refusals import in_words
from app.signin.guard import requires, viewer
from app.today import company_zone, today
from app.wording import RefusalError
from scorecards.channels import queries as channels
from scorecards.targets import presenting, previewing, proposing, telling, waiting
from scorecards.targets.asking import target_form, wish_in
from scorecards.targets.effect_words import shown_effect
from scorecards.targets.forms import TargetForm
from scorecards.targets.places import Place, places, with_everyone
from scorecards.targets.queries import TargetLine
from scorecards.targets.wishes import ConflictError, Wish

blueprint = Blueprint("targets", __name__, template_folder="../templates")
MAY_SET = requires(Permission.SET_TEAM_TARGETS, Permission.SET_ALL_TARGETS)


@blueprint.get("/targets")
@MAY_SET
def index() -> ResponseReturnValue:
    """The targets and the form."""
    return _page(target_form(db.session, _places(), today()))


@blueprint.post("/targets")
@MAY_SET
def set_one() -> ResponseReturnValue:
    """Show what the target in the form would change; once that was seen, set it or propose it to a second person."""
    form = target_form(db.session, _places(), today())
    wish = wish_in(db.session, form, _places())
    if wish is None:
        return _page(form), 422
    if "again" in request.form:
        return _page(form)
    return _put(form, wish) if form.seen.data else _preview(form, wish)


@blueprint.post("/targets/proposals")
@MAY_SET
def decide() -> ResponseReturnValue:
    """Agree to a proposal, or set it aside."""
    asked, by = request.form.get("proposal", ""), viewer().person_id
    found = waiting.find(db.session, viewer(), _places(), today(), asked) or abort(404)
    try:
        if request.form.get("decision") == "confirm":
            proposing.confirm(db.session, found, today=today(), now=clock.now(), by=by)
        else:
            proposing.decline(db.session, found, now=clock.now(), by=by)
    except RefusalError as error:
        return _refused(error)
    db.session.commit()
    flash(_("Decided. The list shows what holds now."), "done")
    return redirect(url_for("targets.index"))


def _put(form: TargetForm, wish: Wish) -> ResponseReturnValue:
    by, seen = viewer().person_id, int(form.seen.data)
    try:
        proposed = proposing.put(db.session, wish, today=today(), now=clock.now(), by=by, seen=seen)
    except ConflictError as error:
        db.session.rollback()
        return _preview(form, wish, error.other)
    except RefusalError as error:
        db.session.rollback()
        return _not_set(form, error)
    db.session.commit()
    told = _("Proposed. It holds as soon as a second person who may set it agrees on this page.")
    flash(told if proposed else _("The target is set. It shows on cards from its month on."), "done")
    return redirect(url_for("targets.index"))


def _preview(form: TargetForm, wish: Wish, other: TargetLine | None = None) -> ResponseReturnValue:
    """The effect of the wish; other: what somebody else set or proposed meanwhile, shown beside it."""
    try:
        effect = previewing.effect_of(db.session, wish, viewer(), today())
    except RefusalError as error:
        return _not_set(form, error)
    told = telling.teller(db.session, [other] if other else [], today(), company_zone())
    page = render_template(
        "scorecards/targets/preview.html",
        form=form,
        place=dict(form.place.choices)[form.place.data],
        effect=shown_effect(effect, language()),
        seen=effect.seen,
        other=told.shown(other) if other else None,
    )
    return page, 409 if other else 200


def _not_set(form: TargetForm, error: RefusalError) -> ResponseReturnValue:
    form.form_errors.append(in_words(error))
    return _page(form), 422


def _refused(error: RefusalError) -> ResponseReturnValue:
    db.session.rollback()
    other = error.other if isinstance(error, ConflictError) else None
    form = target_form(db.session, _places(), today())
    return _page(form, problem=in_words(error), other=other), 409


def _page(form: TargetForm, *, problem: str = "", other: TargetLine | None = None) -> str:
    now, zone, mine = today(), company_zone(), _places()
    chosen, infos = request.args.get("channel", ""), channels.everything(db.session)
    seen = [place for place in with_everyone(mine) if request.args.get("place", "") in ("", place.key)]
    told = telling.teller(db.session, [other] if other else [], now, zone)
    return render_template(
        "scorecards/targets/index.html",
        form=form,
        series=presenting.history(db.session, seen, chosen, today=now, zone=zone),
        proposals=waiting.shown(db.session, viewer(), with_everyone(mine), today=now, zone=zone),
        channels=[(info.key, info.name_in(language())) for info in infos],
        places=with_everyone(mine),
        chosen=(chosen, request.args.get("place", "")),
        problem=problem,
        other=told.shown(other) if other else None,
    )


def _places() -> list[Place]:
    return places(db.session, viewer(), today())
