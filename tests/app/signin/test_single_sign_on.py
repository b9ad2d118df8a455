"""Single sign-on, against a real provider on loopback: who gets in, and what is told to everybody else."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from app import clock
from app.audit import AuditEntry
from app.people import queries
from app.signin import accounts
from app.signin.models import Account
from tests.app.people.making import bring_in, line
from tests.app.signin.making import AINO, is_in, let_in, sign_in, sign_out, token
from tests.app.signin.phone import PAGE, set_up
from tests.pages import Visitor, checked
from tests.plugins.identity_provider import IdentityProvider

NOT_PROVEN = "The answer of Owl Bank did not prove who you are. Start again."
OVER = "This sign-in is over already, or began in another browser. Start again."
OUT_OF_ORDER = "Owl Bank does not answer as it should. Sign in with your password, or try again in a while."
Make = Callable[..., Flask]


@pytest.fixture
def bank(provider: IdentityProvider, flask_app: Flask, make_app: Make, session: Session, tmp_path: Path) -> Flask:
    """The application with the provider, which knows Aino, who has no password yet."""
    bring_in(session, tmp_path, line("1001", email=AINO, language="en", roles="employee"))
    provider.wishes.email = AINO
    return make_app(**provider.settings, second_factor="required")


@pytest.fixture
def desk(bank: Flask) -> FlaskClient:
    """A browser on it."""
    return bank.test_client()


def leave(client: FlaskClient, query: str = "") -> str:
    """Use the button; the provider's address one is sent to."""
    location: str = client.get(f"/sign-in/provider{query}").location
    return location


def back(location: str) -> str:
    """Sign in at the provider; the address of ours one is sent back to."""
    answer = requests.get(location, allow_redirects=False, timeout=10)
    assert answer.status_code == 302, answer.text
    url = urlsplit(answer.headers["Location"])
    return f"{url.path}?{url.query}"


def come_by_provider(client: FlaskClient, query: str = "") -> TestResponse:
    """The whole way there and back."""
    return client.get(back(leave(client, query)))


def test_the_provider_opens_the_pages(desk: FlaskClient) -> None:
    answer = come_by_provider(desk)
    assert (answer.status_code, answer.location, is_in(desk)) == (302, "/", True)


def test_the_button_stands_on_the_sign_in_page(desk: FlaskClient) -> None:
    page = Visitor(desk).get("/sign-in?next=/card")
    assert page.tree.xpath("//a[.='Sign in with Owl Bank']/@href") == ["/sign-in/provider?next=/card"]
    assert page.texts("//label") == ["E-mail address", "Password"]


def test_without_a_provider_there_is_no_button_and_no_way(client: FlaskClient) -> None:
    assert "provider" not in client.get("/sign-in").text
    codes = [client.get(f"/sign-in/{way}").status_code for way in ("provider", "answer/provider")]
    assert codes == [404, 404]


def test_each_sign_in_is_bound_to_its_browser_by_state_nonce_and_pkce(desk: FlaskClient) -> None:
    first, second = (parse_qs(urlsplit(leave(desk)).query) for _ in range(2))
    for name in ("state", "nonce", "code_challenge"):
        assert len(first[name][0]) >= 20
        assert first[name] != second[name]
    assert (first["code_challenge_method"], first["scope"]) == (["S256"], ["openid email"])


def test_one_is_where_one_wanted_to_go(desk: FlaskClient) -> None:
    assert come_by_provider(desk, "?next=/card?month%3D2026-08").location == "/card?month=2026-08"


@pytest.mark.parametrize("place", ["//evil.example", "https://evil.example", "/%5Cevil.example"])
def test_the_way_back_never_leads_to_another_site(desk: FlaskClient, place: str) -> None:
    assert come_by_provider(desk, f"?next={place}").location == "/"


FALSE: dict[str, Callable[[dict[str, Any]], object]] = {
    "nonce of another sign-in": lambda claims: claims.update(nonce="x" * 20),
    "no nonce": lambda claims: claims.pop("nonce"),
    "for somebody else": lambda claims: claims.update(aud="another client"),
    "for somebody else, handed on to us": lambda claims: claims.update(aud="another client", azp="kymppi"),
    "by another issuer": lambda claims: claims.update(iss="http://127.0.0.1:1"),
    "expired": lambda claims: claims.update(exp=claims["exp"] - 600, iat=claims["iat"] - 600),
    "never expiring": lambda claims: claims.pop("exp"),
    "of nobody": lambda claims: claims.pop("sub"),
}


@pytest.mark.parametrize("false", FALSE)
def test_a_token_that_does_not_hold_proves_nothing(desk: FlaskClient, provider: IdentityProvider, false: str) -> None:
    provider.wishes.claims = FALSE[false]
    page = checked(come_by_provider(desk), 400)
    assert NOT_PROVEN in page.text
    assert not is_in(desk)


@pytest.mark.parametrize("way", ["forged", "none", "HS256"])
def test_a_token_that_the_provider_did_not_sign_proves_nothing(
    desk: FlaskClient, provider: IdentityProvider, way: str
) -> None:
    provider.wishes.forged = way == "forged"
    provider.wishes.header = {"alg": "none" if way == "none" else "RS256"}
    provider.wishes.metadata = lambda told: told.update(
        id_token_signing_alg_values_supported=["none", "HS256", "RS256"]
    )
    if way == "HS256":
        provider.wishes.token_answer = (200, '{"access_token": "x", "id_token": "eyJhbGciOiJIUzI1NiJ9.e30.eA"}')
    assert NOT_PROVEN in checked(come_by_provider(desk), 400).text
    assert not is_in(desk)


@pytest.mark.parametrize("verified", [False, "false", None, 0, ""])
def test_an_address_that_is_not_verified_opens_nothing(
    desk: FlaskClient, provider: IdentityProvider, verified: object
) -> None:
    provider.wishes.claims = lambda claims: claims.update(email_verified=verified)
    assert "has not verified your e-mail address" in checked(come_by_provider(desk), 403).text
    assert not is_in(desk)


@pytest.mark.parametrize(("trusted", "opens"), [(False, False), (True, True)])
def test_a_provider_that_does_not_say_is_believed_only_where_it_is_set_so(
    bank: Flask, make_app: Make, provider: IdentityProvider, trusted: bool, opens: bool
) -> None:
    provider.wishes.claims = lambda claims: claims.pop("email_verified")
    client = make_app(**provider.settings, sso_trust_email=trusted).test_client()
    assert (come_by_provider(client).status_code == 302, is_in(client)) == (opens, opens)


def test_trust_does_not_reach_an_address_that_is_said_not_to_be_verified(
    bank: Flask, make_app: Make, provider: IdentityProvider
) -> None:
    provider.wishes.claims = lambda claims: claims.update(email_verified=False)
    assert come_by_provider(make_app(**provider.settings, sso_trust_email=True).test_client()).status_code == 403


@pytest.mark.parametrize(
    "email", ["nobody@bank.example", "", f"x{AINO}", "%", "a\0b@bank.example", "aino@ban\u212a.example", "A" * 9999]
)
def test_somebody_who_does_not_work_here_is_not_let_in_and_not_made(
    desk: FlaskClient, provider: IdentityProvider, session: Session, email: str
) -> None:
    provider.wishes.email = email
    checked(come_by_provider(desk), 403)
    assert not is_in(desk)
    assert session.scalars(select(Account)).all() == []


def test_somebody_unknown_is_told_which_address_the_provider_named(
    desk: FlaskClient, provider: IdentityProvider
) -> None:
    provider.wishes.email = "somebody@else.example"
    assert "Nobody who works here has the address somebody@else.example." in checked(come_by_provider(desk), 403).text


def test_somebody_whose_employment_ended_is_not_let_in(desk: FlaskClient, session: Session, tmp_path: Path) -> None:
    yesterday = clock.now().date() - timedelta(days=2)
    bring_in(session, tmp_path, line("1001", email=AINO, employed_to=str(yesterday)))
    assert come_by_provider(desk).status_code == 403


def test_somebody_whose_account_was_closed_is_not_let_in(
    bank: Flask, desk: FlaskClient, session: Session, tmp_path: Path
) -> None:
    let_in(bank, session, tmp_path)
    member = queries.by_number(session, "1001", clock.now().date())
    assert member
    accounts.close(session, member, clock.now())
    session.commit()
    assert "Your access was closed." in checked(come_by_provider(desk), 403).text
    assert not is_in(desk)


def test_the_first_time_makes_an_account_without_a_password_and_leaves_a_trace(
    desk: FlaskClient, session: Session
) -> None:
    come_by_provider(desk)
    come_by_provider(desk.application.test_client())
    assert session.scalars(select(Account.password)).all() == [None]
    entry = session.scalars(select(AuditEntry).filter_by(action="account.by_provider")).one()
    assert (entry.subject_key, entry.details) == ("1001", {})


def test_the_address_may_come_in_capitals(desk: FlaskClient, provider: IdentityProvider) -> None:
    provider.wishes.email = AINO.upper()
    come_by_provider(desk)
    assert is_in(desk)


def test_the_provider_is_not_asked_for_a_second_factor_on_top(
    bank: Flask, desk: FlaskClient, session: Session, tmp_path: Path
) -> None:
    let_in(bank, session, tmp_path, roles="supervisor")
    come_by_provider(desk)
    assert is_in(desk)


def test_a_password_after_the_provider_in_the_same_browser_asks_for_it_again(
    bank: Flask, desk: FlaskClient, session: Session, tmp_path: Path
) -> None:
    let_in(bank, session, tmp_path, roles="supervisor")
    come_by_provider(desk)
    sign_out(desk)
    sign_in(desk)
    assert desk.get("/welcome").location == f"{PAGE}/new"
    set_up(desk)
    assert come_by_provider(bank.test_client()).location == "/"


def test_somebody_without_a_password_has_no_second_factor_to_set_up_here(desk: FlaskClient) -> None:
    come_by_provider(desk)
    page = Visitor(desk).get(f"{PAGE}/new")
    assert "There is nothing to set up here" in page.text
    form = {"csrf_token": token(desk, f"{PAGE}/new"), "secret": "x", "code": "123456"}
    assert desk.post(f"{PAGE}/new", data=form).status_code == 409


def test_signing_out_ends_it(desk: FlaskClient) -> None:
    come_by_provider(desk)
    assert sign_out(desk).location == "/sign-in"
    assert not is_in(desk)


def test_somebody_signed_in_does_not_leave_again(desk: FlaskClient) -> None:
    come_by_provider(desk)
    assert leave(desk) == "/"
