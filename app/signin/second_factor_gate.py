"""The gate: whoever must have a second factor and has none sees the page that sets it up, and nothing else."""

from flask import Flask, abort, current_app, redirect, request, session, url_for
from werkzeug.wrappers import Response

from app.signin import presence, second_factor
from app.signin.cookie import WHO

BY_PROVIDER = "single_sign_on"
OPEN = frozenset({"second_factor.new", "second_factor.set_up"})


def init_app(flask_app: Flask) -> None:
    """Stand before every guarded route."""
    flask_app.before_request(_lead_to_set_up)


def came_by_provider() -> bool:
    """Whether the present session began at the provider, which asks for a second factor itself."""
    return WHO in session and session.get(BY_PROVIDER) == session[WHO]


def note_provider() -> None:
    """Remember that the session that has just begun did so at the provider."""
    session[BY_PROVIDER] = session[WHO]


def must_set_up() -> bool:
    """Whether the present viewer may go on only once a second factor is set up."""
    found = presence.signed_in()
    if found is None or not second_factor.must_have(found.viewer.roles, current_app.config["SECOND_FACTOR"]):
        return False
    return not came_by_provider() and not found.has_second_factor


def _lead_to_set_up() -> Response | None:
    view = current_app.view_functions.get(request.endpoint or "")
    if getattr(view, "guard", "public") == "public" or request.endpoint in OPEN or not must_set_up():
        return None
    if request.method not in ("GET", "HEAD"):
        abort(403)
    return redirect(url_for("second_factor.new"))
