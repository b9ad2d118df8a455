"""The pages around passwords put into sign-in."""

from flask import Flask, render_template

from app.signin import link_views, security_views
from app.signin.guesses import TooManyGuessesError


def init_app(flask_app: Flask) -> None:
    """Wire the links, the page `Signing in` and what is said after too many guesses."""
    flask_app.register_blueprint(link_views.blueprint)
    flask_app.register_blueprint(security_views.blueprint)
    flask_app.register_error_handler(TooManyGuessesError, _show_too_many)


def _show_too_many(_error: TooManyGuessesError) -> tuple[str, int]:
    return render_template("signin/too_many.html"), 429
