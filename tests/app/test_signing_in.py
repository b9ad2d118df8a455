"""The sign-in page: in the browser's language, plain about a wrong password, and silent about who has an account."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.company import AINO, PASSWORD
from tests.pages import Visitor, token_in
from tests.plugins.company import SignIn

WRONG = {
    "en": "The e-mail address or the password is not right.",
    "fi": "Sähköpostiosoite tai salasana ei ole oikein.",
    "sv": "E-postadressen eller lösenordet är inte rätt.",
}
LABELS = {
    "en": ["E-mail address", "Password"],
    "fi": ["Sähköpostiosoite", "Salasana"],
    "sv": ["E-postadress", "Lösenord"],
}


def try_with(client: FlaskClient, language: str, email: str, password: str) -> str:
    """What the page answers to this address and password."""
    wanted = {"Accept-Language": language}
    token = token_in(client.get("/sign-in", headers=wanted).text)
    form = {"email": email, "password": password, "csrf_token": token}
    return client.post("/sign-in", data=form, headers=wanted).text


@pytest.mark.parametrize("language", LABELS)
def test_the_page_speaks_the_browsers_language(client: FlaskClient, language: str) -> None:
    page = Visitor(client).get("/sign-in", language=language)
    assert page.tree.get("lang") == language
    assert page.texts("//label") == LABELS[language]


@pytest.mark.parametrize("language", WRONG)
@pytest.mark.parametrize("email", [AINO, "nobody@pankki.example"])
@pytest.mark.usefixtures("company")
def test_a_wrong_password_and_an_unknown_person_get_the_same_answer(
    client: FlaskClient, language: str, email: str
) -> None:
    told = try_with(client, language, email, "not the password at all")
    assert WRONG[language] in told
    assert told.count(WRONG[language]) == 1


def test_an_empty_form_is_answered_in_the_readers_language(client: FlaskClient) -> None:
    assert WRONG["fi"] in try_with(client, "fi", "", "")


def test_signing_in_leads_to_where_one_was_going_and_signing_out_ends_it(sign_in: SignIn) -> None:
    visitor = sign_in(AINO)
    token = token_in(visitor.get("/card").response.text)
    assert visitor.client.post("/sign-out", data={"csrf_token": token}).status_code == 302
    assert visitor.client.get("/card").headers["Location"] == "/sign-in?next=/card"


def test_a_page_asked_for_before_signing_in_comes_after_it(flask_app: Flask, sign_in: SignIn) -> None:
    sign_in(AINO)
    client = flask_app.test_client()
    token = token_in(client.get("/sign-in?next=/card?month=2026-01").text)
    form = {"email": AINO, "password": PASSWORD, "csrf_token": token, "next": "/card?month=2026-01"}
    assert client.post("/sign-in", data=form).headers["Location"] == "/card?month=2026-01"
