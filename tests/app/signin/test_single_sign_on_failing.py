"""Single sign-on that does not come to its end: each time a page that says why, and never a failure of ours."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
import requests
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from tests.app.signin.making import AINO, PASSWORD, is_in, sign_in, token
from tests.app.signin.test_single_sign_on import NOT_PROVEN, OUT_OF_ORDER, OVER, back, come_by_provider, leave
from tests.pages import Visitor, checked
from tests.plugins.identity_provider import IdentityProvider, serving

REFUSED = "Owl Bank refused this sign-in. Start again; if it stays, tell your administrator."
Make = Callable[..., Flask]


@pytest.fixture
def bank(provider: IdentityProvider, flask_app: Flask, make_app: Make, session: Session) -> Flask:
    """The application with the provider."""
    return make_app(**provider.settings)


@pytest.fixture
def desk(bank: Flask) -> FlaskClient:
    """A browser on it."""
    return bank.test_client()


def test_an_answer_opens_once(desk: FlaskClient) -> None:
    address = back(leave(desk))
    first = desk.get(address).status_code
    assert (first, OVER in checked(desk.get(address), 400).text) == (403, True)


def test_an_answer_opens_in_the_browser_that_asked_alone(bank: Flask, desk: FlaskClient) -> None:
    address = back(leave(desk))
    other = bank.test_client()
    leave(other)
    assert OVER in checked(other.get(address), 400).text
    assert not is_in(other)


def test_a_code_of_another_browser_is_refused_by_its_pkce(bank: Flask, desk: FlaskClient) -> None:
    other = bank.test_client()
    stolen = dict(pair.split("=") for pair in urlsplit(back(leave(other))).query.split("&"))
    mine = dict(pair.split("=") for pair in urlsplit(back(leave(desk))).query.split("&"))
    answer = desk.get(f"/sign-in/answer/provider?code={stolen['code']}&state={mine['state']}")
    assert REFUSED in checked(answer, 400).text


@pytest.mark.parametrize("lost", ["code_challenge", "code_challenge_method"])
def test_the_provider_refuses_a_request_that_lost_its_pkce(desk: FlaskClient, lost: str) -> None:
    url = urlsplit(leave(desk))
    left = "&".join(pair for pair in url.query.split("&") if not pair.startswith(f"{lost}="))
    assert requests.get(url._replace(query=left).geturl(), timeout=10).status_code == 400


@pytest.mark.parametrize(
    "query", ["", "state=x", "code=x", "code=x&state=", "code=x&state=x&state=y", "error=&state=x"]
)
def test_an_answer_nobody_asked_for_is_refused(desk: FlaskClient, query: str) -> None:
    assert OVER in checked(desk.get(f"/sign-in/answer/provider?{query}"), 400).text


@pytest.mark.parametrize(
    ("error", "status", "told"),
    [("access_denied", 403, "You did not sign in at Owl Bank"), ("server_error", 400, REFUSED), ("<b>x", 400, REFUSED)],
)
def test_what_the_provider_refuses_is_told(
    desk: FlaskClient, provider: IdentityProvider, error: str, status: int, told: str
) -> None:
    provider.wishes.error = error
    page = checked(come_by_provider(desk), status)
    assert told in page.text
    assert error not in page.response.text


def test_words_put_into_the_answers_address_are_not_shown(desk: FlaskClient) -> None:
    words = {"error": "x", "error_description": "Call 0100 100 and tell your password"}
    assert "0100" not in checked(desk.get(f"/sign-in/answer/provider?{urlencode(words)}"), 400).response.text


ANSWERS: list[tuple[int, str, int]] = [
    (500, "out of order", 503), (503, "{}", 503), (200, "no JSON", 503), (200, "[]", 503), (200, "null", 503),
    (200, "{}", 400), (200, '{"access_token": "x", "token_type": "Bearer"}', 400),
    (200, '{"access_token": "x", "id_token": "x.y.z"}', 400), (200, '{"access_token": "x", "id_token": 7}', 400),
    (401, '{"error": "invalid_client"}', 400), (400, "no JSON", 503),
]  # fmt: skip


@pytest.mark.parametrize(("status", "body", "expected"), ANSWERS)
def test_nonsense_instead_of_a_token_is_told_plainly(
    desk: FlaskClient, provider: IdentityProvider, status: int, body: str, expected: int
) -> None:
    provider.wishes.token_answer = (status, body)
    page = checked(come_by_provider(desk), expected)
    assert any(told in page.text for told in (NOT_PROVEN, OUT_OF_ORDER, REFUSED))
    assert not is_in(desk)


METADATA: dict[str, Callable[[dict[str, Any]], object]] = {
    "no issuer": lambda told: told.pop("issuer"),
    "no way there": lambda told: told.pop("authorization_endpoint"),
    "no signature that can be checked": lambda told: told.update(id_token_signing_alg_values_supported=["HS256"]),
}


@pytest.mark.parametrize("lack", METADATA)
def test_metadata_that_lack_something_are_told_plainly(
    desk: FlaskClient, provider: IdentityProvider, lack: str
) -> None:
    provider.wishes.metadata = METADATA[lack]
    assert OUT_OF_ORDER in Visitor(desk).get("/sign-in/provider", status=503).text


def test_a_provider_that_is_down_is_told_and_passwords_still_open(
    make_app: Make, flask_app: Flask, session: Session
) -> None:
    with serving() as gone:
        settings = gone.settings
    client = make_app(**settings).test_client()
    assert OUT_OF_ORDER in Visitor(client).get("/sign-in/provider", status=503).text
    answer = sign_in(client)
    assert (answer.status_code, "The e-mail address or the password is not right." in answer.text) == (200, True)


def test_a_provider_that_goes_down_on_the_way_back_is_told(make_app: Make, flask_app: Flask, session: Session) -> None:
    with serving() as provider:
        client = make_app(**provider.settings).test_client()
        address = back(leave(client))
    assert OUT_OF_ORDER in checked(client.get(address), 503).text


def test_where_the_provider_alone_opens_no_password_is_asked_or_taken(
    make_app: Make, provider: IdentityProvider, flask_app: Flask, session: Session
) -> None:
    client = make_app(**provider.settings, sso_only=True).test_client()
    page = Visitor(client).get("/sign-in")
    assert (page.texts("//label"), page.texts("//main//a")) == ([], ["Sign in with Owl Bank"])
    before = flask_app.test_client()
    form = {"email": AINO, "password": PASSWORD, "csrf_token": token(before)}
    cookie = before.get_cookie("kymppi")
    assert cookie
    client.set_cookie("kymppi", cookie.value)
    answer = checked(client.post("/sign-in", data=form), 403)
    assert "Nobody signs in by password here. Sign in with Owl Bank." in answer.text


def test_a_forgotten_way_to_leave_by_a_form_is_shut(desk: FlaskClient) -> None:
    assert desk.post("/sign-in/leave/provider", data={"csrf_token": token(desk)}).status_code == 404


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_refusal_is_told_in_the_readers_language(desk: FlaskClient, language: str) -> None:
    page = Visitor(desk).get("/sign-in/answer/provider", status=400, language=language)
    assert page.tree.get("lang") == language
    assert OVER not in page.text


def test_an_unknown_name_in_the_answers_address_is_not_there(desk: FlaskClient) -> None:
    assert desk.get("/sign-in/answer/another").status_code == 404


def test_leaving_many_times_does_not_fill_the_cookie(desk: FlaskClient) -> None:
    sizes = []
    for _ in range(3):
        leave(desk)
        cookie = desk.get_cookie("kymppi")
        sizes.append(len(cookie.value) if cookie else 0)
    assert max(sizes) - min(sizes) < 50
