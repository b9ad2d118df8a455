"""Single sign-on put into sign-in, where the settings name a provider."""

from typing import Any

from flask import Flask, request
from flask.typing import ResponseReturnValue

from app.signin import single_sign_on_provider, single_sign_on_views

BY_PASSWORD = frozenset({"security.login"})


def settings(flask_app: Flask) -> dict[str, Any]:
    """What Flask-Security is to know before it starts."""
    return {
        "SECURITY_OAUTH_ENABLE": bool(flask_app.config["SSO_NAME"]),
        "SECURITY_OAUTH_BUILTIN_PROVIDERS": [],
        "SECURITY_OAUTH_START_URL": "/sign-in/leave",
        "SECURITY_OAUTH_RESPONSE_URL": "/sign-in/answer",
    }


def init_app(flask_app: Flask) -> None:
    """Wire the button, the way there and back. Flask-Security is wired already."""
    if not flask_app.config["SSO_NAME"]:
        return
    single_sign_on_provider.init_app(flask_app)
    flask_app.register_blueprint(single_sign_on_views.blueprint)
    flask_app.view_functions["security.oauthstart"] = single_sign_on_views.no_form
    flask_app.view_functions[single_sign_on_views.ANSWER] = single_sign_on_views.come_back
    if flask_app.config["SSO_ONLY"]:
        flask_app.before_request(_refuse_passwords)


def _refuse_passwords() -> ResponseReturnValue | None:
    if request.endpoint in BY_PASSWORD and request.method == "POST":
        return single_sign_on_views.refuse_password()
    return None
