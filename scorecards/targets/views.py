"""The targets page: what holds now, how it came about, and the form that sets a new one."""

from datetime import date

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from wtforms.validators import ValidationError

from app import clock
from app.access import Permission
from app.db import db
from app.i18n import language, month_name
from app.signin.guard import requires, viewer
from app.today import today
from app.wording import RefusalError
from scorecards.channels import queries as channels
from scorecards.targets.forms import TargetForm
from scorecards.targets.places import Place, places
from scorecards.targets.presenting import shown_history
from scorecards.targets.setting import Wish, set_target

blueprint = Blueprint("targets", __name__, template_folder="../templates")
MONTHS_AHEAD = 6
MAY_SET = requires(Permission.SET_TEAM_TARGETS, Permission.SET_ALL_TARGETS)


@blueprint.get("/targets")
@MAY_SET
def index() -> ResponseReturnValue:
    """The targets and the form."""
    return _page(_form(db.session, today()))


@blueprint.post("/targets")
@MAY_SET
def set_one() -> ResponseReturnValue:
    """Set the target that the form describes."""
    form = _form(db.session, today())
    if not form.validate_on_submit() or not _set(db.session, form):
        db.session.rollback()
        return _page(form), 422
    db.session.commit()
    flash(_("The target is set. It shows on cards from its month on."), "done")
    return redirect(url_for("targets.index"))


def _page(form: TargetForm) -> str:
    may_see = places(db.session, viewer(), today())
    zone = current_app.config["TIME_ZONE"]
    lines = shown_history(db.session, may_see, language(), today=today(), zone=zone)
    return render_template("scorecards/targets/index.html", form=form, lines=lines)


def _form(session: Session, day: date) -> TargetForm:
    form = TargetForm(request.form)
    infos = channels.everything(session)
    form.channel.choices = [(info.key, info.name_in(language())) for info in infos]
    start = clock.next_month(clock.month_of(day))
    months = [clock.add_months(start, ahead) for ahead in range(-1, MONTHS_AHEAD)]
    form.month.choices = [(clock.month_text(month), month_name(month)) for month in months]
    form.place.choices = [(place.key, place.label) for place in places(session, viewer(), day)]
    if request.method == "GET":
        form.month.data = clock.month_text(start)
        form.minimum.data = infos[0].minimum if infos else None
    return form


def _set(session: Session, form: TargetForm) -> bool:
    """Set it, or say in the form why not."""
    try:
        wish = _wish(session, form)
        set_target(session, wish, today=today(), now=clock.now(), set_by=viewer().person_id)
    except ValidationError as error:
        form.score.errors = [str(error)]
    except RefusalError as error:
        form.form_errors.append(_(error.text, **error.figures))
    else:
        return True
    return False


def _wish(session: Session, form: TargetForm) -> Wish:
    channel = channels.by_key(session, form.channel.data)
    chosen: Place = next(place for place in places(session, viewer(), today()) if place.key == form.place.data)
    return Wish(
        channel=channel,
        month=clock.parse_month(form.month.data),
        goal=form.goal_for(channel),
        reason=form.reason.data,
        team_id=chosen.team_id,
        person_id=chosen.person_id,
    )
