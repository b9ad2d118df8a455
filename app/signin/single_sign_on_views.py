"""Leaving for the provider, coming back, and what is told when that does not come to its end."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from authlib.integrations.base_client.errors import MismatchingStateError, OAuthError
from flask import Blueprint, abort, current_app, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_security import oauth_glue
from joserfc.errors import JoseError
from requests import RequestException

from app.db import db, write_in_this_request
from app.signin import presence
from app.signin.cookie import WHO
from app.signin.forms import is_ours
from app.signin.guard import public
from app.signin.second_factor_gate import note_provider
from app.signin.single_sign_on import NotLetInError
from app.signin.single_sign_on_provider import NAME, client, not_proven
from app.wording import N_

BROKEN = (RequestException, RuntimeError, ValueError, TypeError, LookupError, AttributeError)
ANSWER = "security.oauthresponse"
NEXT = "fs_oauth_next"  # Flask-Security's name for the page to go to afterwards
STATES = f"_state_{NAME}_"  # Authlib's, one for each time somebody left for the provider

View = TypeVar("View", bound=Callable[..., object])
blueprint = Blueprint("single_sign_on", __name__)


def _plainly(view: View) -> View:
    """A view whose every failure is a page that says what happened and what to do."""

    @wraps(view)
    def told(*args: Any, **kwargs: Any) -> object:
        try:
            return view(*args, **kwargs)
        except NotLetInError as error:
            failure = error
        except MismatchingStateError:
            failure = NotLetInError(400, N_("This sign-in is over already, or began in another browser. Start again."))
        except OAuthError as error:
            failure = _refused(error)
        except JoseError as error:
            failure = not_proven()
            current_app.logger.warning("single sign-on: the ID token does not hold: %s", error.error)
        except BROKEN as error:
            failure = _out_of_order(error)
        db.session.rollback()
        return _page(failure)

    return cast(View, told)


@blueprint.get("/sign-in/provider")
@public
@_plainly
def start() -> ResponseReturnValue:
    """Leave for the provider."""
    if presence.signed_in():
        return redirect(url_for("frame.start"))
    for left in [key for key in session if key.startswith(STATES)]:
        del session[left]
    wanted = request.args.get("next")
    session[NEXT] = wanted if is_ours(wanted) else None
    back = current_app.config["BASE_URL"] + url_for(ANSWER, name=NAME)
    answer: ResponseReturnValue = client().authorize_redirect(back)
    return answer


@_plainly
def come_back(name: str) -> ResponseReturnValue:
    """Flask-Security's: the one address whose GET writes, since that is how a provider sends people back."""
    write_in_this_request()
    client()
    before = session.get(WHO)
    answer: ResponseReturnValue = oauth_glue.oauthresponse(name)
    if session.get(WHO) not in (None, before):
        note_provider()
    return answer


def no_form(name: str) -> ResponseReturnValue:
    """Flask-Security would have people leave by a form, whose way to another site our policy forbids; see `start`."""
    abort(404)


def refuse_password() -> ResponseReturnValue:
    """What answers a password where only the provider opens."""
    name = current_app.config["SSO_NAME"]
    return _page(NotLetInError(403, N_("Nobody signs in by password here. Sign in with %(name)s."), name=name))


def _refused(error: OAuthError) -> NotLetInError:
    name = current_app.config["SSO_NAME"]
    if error.error == "access_denied":
        return NotLetInError(403, N_("You did not sign in at %(name)s, or may not use Kymppi there."), name=name)
    current_app.logger.warning("single sign-on: the provider answers %.80r", error.error)
    return NotLetInError(
        400, N_("%(name)s refused this sign-in. Start again; if it stays, tell your administrator."), name=name
    )


def _out_of_order(error: Exception) -> NotLetInError:
    current_app.logger.warning("single sign-on: the provider is out of order: %s", error)
    name = current_app.config["SSO_NAME"]
    if current_app.config["SSO_ONLY"]:
        return NotLetInError(503, N_("%(name)s does not answer as it should. Try again in a while."), name=name)
    return NotLetInError(
        503,
        N_("%(name)s does not answer as it should. Sign in with your password, or try again in a while."),
        name=name,
    )


def _page(failure: NotLetInError) -> tuple[str, int]:
    told = _(failure.text, **failure.figures)
    return render_template("signin/single_sign_on_failed.html", told=told), failure.status
