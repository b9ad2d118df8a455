"""What every request and answer must satisfy: headers, cross-site request forgery, limits, the host name."""

from collections.abc import Callable
from typing import TypeVar
from urllib.parse import urlsplit

from flask import Flask, abort, current_app, request, session
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_wtf import CSRFProtect
from secure import (
    CacheControl,
    ContentSecurityPolicy,
    ReferrerPolicy,
    Secure,
    StrictTransportSecurity,
    XContentTypeOptions,
    XFrameOptions,
)
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.wrappers import Response

from app import files
from app.db import SAFE_METHODS

MEGABYTE = 1_000_000
WITH_FILES = "multipart/form-data"
FORMS = {"application/x-www-form-urlencoded", WITH_FILES}
View = TypeVar("View", bound=Callable[..., object])

csrf = CSRFProtect()
limiter = Limiter(get_remote_address, storage_uri="memory://")

POLICY = (
    ContentSecurityPolicy()
    .default_src("'none'")
    .script_src("'self'")
    .style_src("'self'")
    .img_src("'self'", "data:")
    .font_src("'self'")
    .connect_src("'self'")
    .base_uri("'none'")
    .object_src("'none'")
    .form_action("'self'")
    .frame_ancestors("'none'")
)


def takes_file(view: View) -> View:
    """Declare a view that takes uploads of up to KYMPPI_UPLOAD_MEGABYTES from people signed in; others take 1 MB."""
    vars(view)["takes_file"] = True
    return view


def init_app(flask_app: Flask) -> None:
    """Wire the protections; the host name and the cookie's safety follow from the base address."""
    base = urlsplit(flask_app.config["BASE_URL"])
    https = base.scheme == "https"
    flask_app.config.update(
        TRUSTED_HOSTS=[base.hostname],
        SESSION_COOKIE_NAME="__Host-kymppi" if https else "kymppi",
        SESSION_COOKIE_SECURE=https,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        MAX_FORM_MEMORY_SIZE=500_000,
        MAX_CONTENT_LENGTH=MEGABYTE,
        WTF_CSRF_TIME_LIMIT=None,
    )
    _send_headers(flask_app, https=https)
    if hops := flask_app.config["PROXIES"]:
        proxied = ProxyFix(flask_app.wsgi_app, x_for=hops, x_proto=hops, x_host=0)
        vars(flask_app)["wsgi_app"] = proxied
    csrf.init_app(flask_app)
    limiter.init_app(flask_app)
    _limit_where_it_is_asked_for(flask_app)
    # First of all, for whatever looks for a token reads the form.
    flask_app.before_request_funcs.setdefault(None, [])[:0] = [_limit_of_upload, _take_forms_only]


def _limit_where_it_is_asked_for(flask_app: Flask) -> None:
    """A view with a limit checks it itself; looking for one before every request would only cost."""
    asked = flask_app.before_request_funcs[None]
    asked[:] = [one for one in asked if not one.__module__.startswith("flask_limiter")]


def _limit_of_upload() -> None:
    """Let large files in where a view takes them. Who sends is told by the cookie alone: asking the database would hold
    its lock while a file comes in slowly."""
    if _takes_file() and "_user_id" in session:
        request.max_content_length = current_app.config["UPLOAD_MEGABYTES"] * MEGABYTE


def _take_forms_only() -> None:
    """Refuse a body that is no form, and files where none is taken: forms would read both in place of their texts."""
    if request.method in SAFE_METHODS or not request.mimetype:
        return
    if request.mimetype not in FORMS:
        abort(415)
    if request.mimetype == WITH_FILES and request.files and not _takes_file():
        abort(400)


def _takes_file() -> bool:
    return bool(getattr(current_app.view_functions.get(request.endpoint or ""), "takes_file", False))


def _send_headers(flask_app: Flask, *, https: bool) -> None:
    common = Secure(
        csp=POLICY,
        xfo=XFrameOptions().deny(),
        xcto=XContentTypeOptions().nosniff(),
        referrer=ReferrerPolicy().same_origin(),
        hsts=StrictTransportSecurity().max_age(31_536_000) if https else None,
    )
    private = CacheControl().no_store()
    files.init_app(flask_app, common.headers)
    every = {**common.headers, private.header_name: private.header_value}

    @flask_app.after_request
    def protect(response: Response) -> Response:
        response.headers.update(every)
        return response
