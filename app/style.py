"""`/style`: every part that pages are made of, on one page; only where Flask runs in debug mode."""

from dataclasses import dataclass

from flask import Blueprint, Flask, render_template
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm
from wtforms import BooleanField, FileField, SelectField, StringField, TextAreaField

from app.months import choice
from app.signin.guard import public
from app.today import today

blueprint = Blueprint("style", __name__)

COLOURS = "paper surface ink quiet line edge accent accent-deep accent-soft on-accent neutral negative wrong wrong-soft"


class Sample(FlaskForm):  # type: ignore[misc]  # Flask-WTF is untyped
    """A field of each kind; the first one is wrong."""

    name = StringField("Name", render_kw={"autocomplete": "off"})
    language = SelectField("Language", choices=["Suomi", "Svenska", "English"])
    note = TextAreaField("Note")
    file = FileField("File")
    agreed = BooleanField("Agreed")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of a longer list."""

    number: int = 2
    last: int = 7
    total: int = 320


def init_app(flask_app: Flask) -> None:
    """Wire the page where somebody is developing."""
    if flask_app.debug:
        flask_app.register_blueprint(blueprint)


@blueprint.get("/style")
@public
def index() -> ResponseReturnValue:
    """Show every part."""
    form = Sample()
    form.name.errors = ["Write a name: it is empty."]
    return render_template("style.html", form=form, leaf=Leaf(), choice=choice(None, today()), colours=COLOURS.split())
