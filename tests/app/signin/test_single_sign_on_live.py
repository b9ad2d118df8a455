"""Single sign-on and the second factor from end to end: a served application, a real provider, a plain browser."""

import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import requests
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Page
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.audit import AuditEntry
from app.signin.models import Account
from tests.app.people.making import bring_in, line
from tests.app.signin.making import AINO, let_in, token
from tests.app.signin.phone import begin, set_up
from tests.plugins.browser import serving
from tests.plugins.identity_provider import IdentityProvider

pytestmark = pytest.mark.commits


@pytest.fixture
def bank(provider: IdentityProvider, flask_app: Flask, make_app: Callable[..., Flask]) -> Flask:
    """The application with the provider, as it comes."""
    return make_app(**provider.settings, second_factor="required")


@pytest.fixture
def bank_url(bank: Flask, provider: IdentityProvider, session: Session, tmp_path: Path) -> Iterator[str]:
    """Its address. The provider knows Aino, a supervisor without a password."""
    bring_in(session, tmp_path, line("1001", email=AINO, language="en", roles="supervisor"))
    provider.wishes.email = AINO
    with serving(bank) as url:
        bank.config["BASE_URL"] = url
        yield url


def test_a_plain_browser_gets_in_by_the_provider(bank_url: str) -> None:
    with requests.Session() as browser:
        answer = browser.get(f"{bank_url}/sign-in/provider?next=/welcome", timeout=10)
        assert (answer.status_code, answer.url) == (200, f"{bank_url}/welcome")
        ways = [re.sub(r"http://[^/]*", "", step.url).split("?")[0] for step in answer.history]
    assert ways == ["/sign-in/provider", "/authorize", "/sign-in/answer/provider"]


def test_an_answer_seen_by_somebody_else_does_not_let_them_in(bank_url: str) -> None:
    with requests.Session() as browser, requests.Session() as thief:
        asked = browser.get(f"{bank_url}/sign-in/provider", allow_redirects=False, timeout=10)
        answer = requests.get(asked.headers["Location"], allow_redirects=False, timeout=10).headers["Location"]
        thief.get(f"{bank_url}/sign-in/provider", allow_redirects=False, timeout=10)
        assert thief.get(answer, timeout=10).status_code == 400
        assert browser.get(answer, timeout=10).status_code == 200


def test_the_same_person_in_two_browsers_at_once_gets_one_account(bank_url: str, session: Session) -> None:
    with ThreadPoolExecutor(4) as pool:
        visits = pool.map(lambda _: requests.Session().get(f"{bank_url}/sign-in/provider", timeout=20), range(4))
        codes = [visit.status_code for visit in visits]
    assert codes == [200] * 4
    assert session.scalar(select(func.count(Account.id))) == 1


@pytest.mark.browser
def test_the_button_leads_there_and_back_in_chromium(page: Page, bank_url: str) -> None:
    refused: list[str] = []
    page.on("console", lambda told: refused.append(told.text) if told.type == "error" else None)
    page.goto(f"{bank_url}/sign-in?next=/welcome")
    page.get_by_role("link", name="Sign in with Owl Bank").click()
    page.wait_for_url(f"{bank_url}/welcome")
    assert refused == []


def test_one_code_sent_by_many_browsers_at_once_opens_one(
    bank: Flask, bank_url: str, session: Session, tmp_path: Path
) -> None:
    let_in(bank, session, tmp_path, roles="employee")
    first = bank.test_client()
    begin(first)
    phone = set_up(first)
    waiting = [(client, asked(client)) for client in (bank.test_client() for _ in range(4))]
    with ThreadPoolExecutor(4) as pool:
        form = {"code": phone.recovery[0]}
        sent = pool.map(lambda one: one[0].post("/sign-in/code", data={**form, "csrf_token": one[1]}), waiting)
        codes = [answer.status_code for answer in sent]
    assert sorted(codes) == [302, 422, 422, 422]
    used = select(func.count(AuditEntry.id)).filter_by(action="second_factor.recovery_code")
    assert session.scalar(used) == 1


def asked(client: FlaskClient) -> str:
    """Write the right password; the token of the form that asks for the code."""
    begin(client)
    return token(client, "/sign-in/code")
