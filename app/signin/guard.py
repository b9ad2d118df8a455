"""The guard of every route: each says who may pass, or is declared public, or the application does not start."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, cast

from flask import Flask, abort, g, redirect, request, url_for
from werkzeug.wrappers import Response

from app.access import Permission, Viewer
from app.signin import presence

View = TypeVar("View", bound=Callable[..., object])


def public(view: View) -> View:
    """Declare a view open to anybody."""
    vars(view)["guard"] = "public"
    return view


def declare_public(flask_app: Flask, *endpoints: str) -> None:
    """Declare routes of a library open to anybody; for our own views @public stands on the view."""
    flask_app.extensions.setdefault("kymppi_public", set()).update(endpoints)


def requires(*permissions: Permission) -> Callable[[View], View]:
    """Let signed-in people pass who have any of these permissions; others get the sign-in page or 403.

    With no permission named, being signed in is enough.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(*args: object, **kwargs: object) -> object:
            found = viewer_or_none()
            if found is None:
                return _to_sign_in()
            if permissions and not any(found.may(permission) for permission in permissions):
                abort(403)
            return view(*args, **kwargs)

        vars(guarded)["guard"] = permissions
        return cast(View, guarded)

    return decorate


def viewer_or_none() -> Viewer | None:
    """The signed-in person of this request, None for anybody else."""
    if "viewer" not in g:
        found = presence.signed_in()
        g.viewer = None if found is None else found.viewer
    viewer: Viewer | None = g.viewer
    return viewer


def viewer() -> Viewer:
    """The signed-in person of a guarded view."""
    found = viewer_or_none()
    if found is None:
        abort(401)
    return found


def _to_sign_in() -> Response:
    if "HX-Request" in request.headers:  # a part of a page asked; the whole page is to be asked for anew
        return Response(status=401, headers={"HX-Refresh": "true"})
    if request.method not in ("GET", "HEAD"):
        abort(401)
    return redirect(url_for("security.login", next=request.full_path.rstrip("?")))


def check_every_route(flask_app: Flask) -> None:
    """Raise RuntimeError naming each route that declares neither who may pass nor that anybody may."""
    declared = flask_app.extensions["kymppi_public"]
    views = flask_app.view_functions.items()
    bare = sorted(name for name, view in views if name not in declared and not hasattr(view, "guard"))
    if bare:
        raise RuntimeError(f"routes without a guard: {', '.join(bare)}; put @requires(...) or @public on each")
