"""The form of a target for one viewer: what it offers, and the wish it comes to."""

from collections.abc import Collection
from datetime import date

from flask import request
from sqlalchemy.orm import Session
from wtforms.validators import ValidationError

from app import clock
from app.i18n import language, month_name
from scorecards.channels import queries as channels
from scorecards.targets.forms import TargetForm
from scorecards.targets.places import Place
from scorecards.targets.wishes import Wish

MONTHS_AHEAD = 6


def target_form(session: Session, places: Collection[Place], day: date) -> TargetForm:
    """The form as sent; on a GET as offered, with the channel and place that the address names."""
    form = TargetForm(request.form)
    infos = channels.everything(session)
    form.channel.choices = [(info.key, info.name_in(language())) for info in infos]
    start = clock.next_month(clock.month_of(day))
    months = [clock.add_months(start, ahead) for ahead in range(-1, MONTHS_AHEAD)]
    form.month.choices = [(clock.month_text(month), month_name(month)) for month in months]
    form.place.choices = [(place.key, place.label) for place in places]
    if request.method == "GET":
        form.month.data = clock.month_text(start)
        form.channel.data, form.place.data = request.args.get("channel"), request.args.get("place")
        asked = next((info for info in infos if info.key == form.channel.data), infos[0] if infos else None)
        form.minimum.data = asked.minimum if asked else None
    return form


def wish_in(session: Session, form: TargetForm, places: Collection[Place]) -> Wish | None:
    """What the form asks for; None when it is not filled as it should be, which it then says at its fields."""
    if not form.validate_on_submit():
        return None
    channel = channels.by_key(session, form.channel.data)
    chosen = next(place for place in places if place.key == form.place.data)
    try:
        goal = form.goal_for(channel)
    except ValidationError as error:
        form.score.errors = [str(error)]
        return None
    month, reason = clock.parse_month(form.month.data), form.reason.data
    return Wish(channel, month, goal, reason, chosen.team_id, chosen.person_id)
