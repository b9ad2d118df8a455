"""One's own page `Signing in`: the password is changed, other browsers are shown and signed out."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.app.signin.making import copy_of, is_in, sign_in, token
from tests.company import AINO, PASSWORD
from tests.pages import Page, Visitor
from tests.plugins.company import SignIn

NEW = "punainen lumi on outoa"
PAGE = "/settings/security"


@pytest.fixture
def visitor(sign_in: SignIn) -> Visitor:
    """Aino, signed in."""
    return sign_in(AINO)


@pytest.fixture
def other(flask_app: Flask, visitor: Visitor) -> FlaskClient:
    """Another browser Aino is signed in with."""
    browser = flask_app.test_client()
    sign_in(browser, AINO)
    assert is_in(visitor.client)
    return browser


def form(visitor: Visitor, **fields: str) -> dict[str, str]:
    filled = {"old": PASSWORD, "new": NEW, "again": NEW, "csrf_token": token(visitor.client, PAGE)}
    return filled | fields


def told(page: Page) -> str:
    return " ".join(page.texts("//*[contains(@class, 'field-error')]"))


def test_a_new_password_signs_out_every_other_browser_and_keeps_this_one(visitor: Visitor, other: FlaskClient) -> None:
    thief = copy_of(other)
    assert visitor.client.post(f"{PAGE}/password", data=form(visitor)).status_code == 302
    assert "Your password is changed." in visitor.get(PAGE).text
    assert (is_in(other), is_in(thief)) == (False, False)
    assert sign_in(other, AINO, PASSWORD).status_code == 200
    assert sign_in(other, AINO, NEW).status_code == 302


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"old": "not the present one"}, "The present password is not right."),
        ({"old": "x" * 5000}, "The present password is not right."),
        ({"old": ""}, "Write your present password."),
        ({"new": "short", "again": "short"}, "That is too short"),
        ({"again": "another one altogether"}, "The two are not the same."),
        ({"new": "AinoVirtanen2026", "again": "AinoVirtanen2026"}, "among the first that somebody would try"),
    ],
)
def test_what_will_not_do_is_told_and_changes_nothing(
    visitor: Visitor, other: FlaskClient, fields: dict[str, str], says: str
) -> None:
    assert says in told(visitor.post(f"{PAGE}/password", form(visitor, **fields)))
    assert is_in(other)


def test_the_present_password_can_be_guessed_twenty_times_an_hour(visitor: Visitor) -> None:
    wrong = form(visitor, old="not the present one")
    codes = [visitor.client.post(f"{PAGE}/password", data=wrong).status_code for _ in range(21)]
    assert codes == [422] * 20 + [429]


def test_browsers_are_listed_and_the_others_signed_out_at_once(visitor: Visitor, other: FlaskClient) -> None:
    assert visitor.get(PAGE).text.count("Since ") == 2
    data = {"csrf_token": token(visitor.client, PAGE)}
    assert visitor.client.post(f"{PAGE}/elsewhere", data=data).location == PAGE
    page = visitor.get(PAGE)
    assert "1 other browser is signed out." in page.text
    assert page.text.count("Since ") == 1
    assert not re.search("Sign out everywhere else", page.text)
    assert (is_in(visitor.client), is_in(other)) == (True, False)
