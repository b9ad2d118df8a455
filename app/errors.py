"""What people see when something is wrong: what, where, and what to do; never a trace."""

from flask import Flask, current_app, g, render_template
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, SecurityError
from werkzeug.wrappers import Response


def init_app(flask_app: Flask) -> None:
    """Wire one page for every kind of refusal and failure."""
    flask_app.register_error_handler(HTTPException, _show)
    flask_app.register_error_handler(CSRFError, _show_stale_form)
    flask_app.register_error_handler(SecurityError, _refuse_host)


def _show(error: HTTPException) -> tuple[str, int, list[tuple[str, str]]]:
    code = error.code or 500
    headers = [(name, value) for name, value in error.get_headers() if name not in ("Content-Type", "Content-Length")]
    page = _page_without_database(code) if code >= 500 else render_template("error.html", code=code, told=_told(code))
    return page, code, headers


def _page_without_database(code: int) -> str:
    """The page for nobody in particular: where the database has failed, asking it who reads would fail again."""
    g.viewer = None
    around = {"viewer": None, "menu": [], "company": current_app.config["COMPANY"]}
    return current_app.jinja_env.get_template("error.html").render(code=code, told=_told(code), **around)


def _show_stale_form(_error: CSRFError) -> tuple[str, int]:
    told = _("This form is too old or was opened before you signed in. Open the page again and send it anew.")
    return render_template("error.html", code=400, told=told), 400


def _refuse_host(_error: SecurityError) -> Response:
    """A request for another host has no page: under that name no link of ours leads anywhere."""
    return Response(f"This service answers at {current_app.config['BASE_URL']} only. Open it there.\n", 400)


def _told(code: int) -> str:
    sentences: dict[int, str] = {
        400: _("The request could not be understood. Go back, check what you wrote, and send it again."),
        401: _("You are not signed in. Sign in and try again."),
        403: _("You may not see this page. If you need it for your work, ask your administrator for the role."),
        404: _(
            "There is nothing at this address, or it is not yours to see. Check the address, or start from the menu."
        ),
        405: _("This address does not take that kind of request. Go back and use the page's own buttons."),
        413: _("That is too large to be received. Send a smaller file; a larger one is imported by command."),
        429: _("Too many tries in a short time. Wait a minute and try again."),
    }
    failure: str = _(
        "Something went wrong on our side and nothing was changed. Try again; if it stays, tell your administrator."
    )
    return sentences.get(code, sentences[400] if code < 500 else failure)
