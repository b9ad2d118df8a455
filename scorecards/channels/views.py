"""The administrator's pages of channels: the list, and a form whose effect is shown before it is saved."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app import clock
from app.access import Permission
from app.db import db
from app.refusals import in_words
from app.signin.guard import requires, viewer
from app.wording import RefusalError
from scorecards.channels import bands, effects, queries
from scorecards.channels.forms import BLANK, ChannelForm, as_it_is
from scorecards.channels.queries import ChannelInfo
from scorecards.channels.setting import ConflictError, add_channel, change_channel
from scorecards.channels.usage import Use, use_of
from scorecards.channels.wish_checks import check
from scorecards.channels.wishes import mark

blueprint = Blueprint("channels", __name__, template_folder="../templates")
MAY_MANAGE = requires(Permission.MANAGE_CHANNELS)


@blueprint.get("/admin/channels")
@MAY_MANAGE
def index() -> ResponseReturnValue:
    """Every channel with what counts as what."""
    found = [(info, _told(info), use_of(db.session, info.id)) for info in queries.everything(db.session)]
    return render_template("scorecards/channels/index.html", channels=found)


@blueprint.get("/admin/channels/new")
@MAY_MANAGE
def new() -> ResponseReturnValue:
    """The form of a new channel; what stands in the address is filled in."""
    return _page(ChannelForm(request.args, data=BLANK))


@blueprint.post("/admin/channels/new")
@MAY_MANAGE
def add() -> ResponseReturnValue:
    """Show what the new channel would mean, or add it when that was seen."""
    form = ChannelForm(request.form)
    if not form.validate() or not _add(form):
        return _page(form), 422
    if not form.sure.data:
        return _page(form, effect=effects.of_new(form.wish()))
    db.session.commit()
    flash(_("The channel is added."), "done")
    return redirect(url_for("channels.index"))


@blueprint.get("/admin/channels/<key>")
@MAY_MANAGE
def one(key: str) -> ResponseReturnValue:
    """The form of a channel."""
    info = _known(key)
    return _page(ChannelForm(None, data=as_it_is(info) | {"seen": mark(info)}), info)


@blueprint.post("/admin/channels/<key>")
@MAY_MANAGE
def change(key: str) -> ResponseReturnValue:
    """Show what the change would do, or make it when that was seen."""
    info, form = _known(key), ChannelForm(request.form)
    form.key.data = key
    if not form.validate():
        return _page(form, info), 422
    effect = effects.of_change(info, form.wish(), use_of(db.session, info.id))
    refused = _change(form, info)
    if refused:
        return refused
    if not form.sure.data:
        db.session.rollback()
        return _page(form, info, effect or [_("Nothing changes.")])
    db.session.commit()
    flash(_("The channel is changed."), "done")
    return redirect(url_for("channels.index"))


def _page(form: ChannelForm, info: ChannelInfo | None = None, effect: list[str] | None = None) -> str:
    use = use_of(db.session, info.id) if info else Use()
    return render_template("scorecards/channels/one.html", form=form, info=info, use=use, effect=effect)


def _add(form: ChannelForm) -> bool:
    """Add it, or check it where its effect is to be seen first; what is wrong is said in the form."""
    wish = form.wish()
    try:
        check(wish)
        if any(info.key == wish.key for info in queries.everything(db.session)) or form.sure.data:
            add_channel(db.session, wish, now=clock.now(), actor_id=viewer().person_id)
    except RefusalError as error:
        form.form_errors.append(in_words(error))
        return False
    return True


def _change(form: ChannelForm, info: ChannelInfo) -> ResponseReturnValue | None:
    """Change it, or answer why not; what was only to be seen is undone by the caller."""
    now, by = clock.now(), viewer().person_id
    use, seen = use_of(db.session, info.id), form.seen.data or ""
    try:
        change_channel(db.session, form.wish(), seen=seen, use=use, now=now, actor_id=by)
    except ConflictError as error:
        fresh = ChannelForm(None, data=as_it_is(info) | {"seen": mark(info)})
        fresh.form_errors.append(in_words(error))
        return _page(fresh, info), 409
    except RefusalError as error:
        form.form_errors.append(in_words(error))
        return _page(form, info), 422
    return None


def _known(key: str) -> ChannelInfo:
    found = {info.key: info for info in queries.everything(db.session)}
    return found.get(key) or abort(404)


def _told(info: ChannelInfo) -> str:
    return bands.told(info.metric.value, info.scale_min, info.scale_max, info.positive_from, info.negative_to)
