"""The page frame: its menu, whose entries the features hand up, and the start page."""

from dataclasses import dataclass

from flask import Blueprint, Flask, current_app, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel.speaklater import LazyString

from app.access import Permission
from app.signin.guard import requires, viewer_or_none

blueprint = Blueprint("frame", __name__)


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A page that any of its permissions opens, by `rank`; the first a viewer may open is their start page."""

    rank: int
    endpoint: str
    label: LazyString
    permissions: tuple[Permission, ...]


def add_entry(flask_app: Flask, entry: MenuEntry) -> None:
    """Hand an entry up; called by a package's wiring."""
    flask_app.extensions.setdefault("kymppi_menu", []).append(entry)


def entries() -> list[MenuEntry]:
    """The entries the present viewer may open, in order; none for somebody not signed in."""
    found = viewer_or_none()
    everything: list[MenuEntry] = current_app.extensions.get("kymppi_menu", [])
    open_ones = [entry for entry in everything if found and any(found.may(one) for one in entry.permissions)]
    return sorted(open_ones, key=lambda entry: entry.rank)


def init_app(flask_app: Flask) -> None:
    """Wire the frame."""
    flask_app.register_blueprint(blueprint)

    @flask_app.context_processor
    def around() -> dict[str, object]:
        return {"viewer": viewer_or_none(), "menu": entries(), "company": flask_app.config["COMPANY"]}


@blueprint.get("/")
@requires()
def start() -> ResponseReturnValue:
    """Send each viewer to the page their work begins with."""
    own = entries()
    return redirect(url_for(own[0].endpoint if own else "frame.empty"))


@blueprint.get("/welcome")
@requires()
def empty() -> ResponseReturnValue:
    """What a person sees whose roles open no page yet."""
    return render_template("empty.html")
