"""Passwords tried over and over: twenty an hour are tried, the owner is not locked out, nobody learns who is here."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from app.db import db
from app.security import limiter
from app.signin import throttle
from app.signin.models import Tries
from app.signin.throttle import Limit
from tests.app.signin.making import AINO, PASSWORD, is_in, let_in, token
from tests.pages import checked

MONDAY = datetime(2026, 11, 23, 6, tzinfo=UTC)
ELSEWHERE = {"REMOTE_ADDR": "10.9.9.9"}
NOBODY = "nobody@bank.example"
THREE = Limit("test", 3, timedelta(hours=1))


@pytest.fixture(autouse=True)
def _aino(flask_app: Flask, session: Session, tmp_path: Path) -> None:
    let_in(flask_app, session, tmp_path)


@pytest.fixture
def hashed(flask_app: Flask, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every password that is hashed from now on, to be stored or compared."""
    seen: list[str] = []
    context = flask_app.extensions["security"].pwd_context
    for name in ("verify", "hash"):
        monkeypatch.setattr(context, name, _heard(getattr(context, name), seen))
    return seen


def _heard(work: Callable[..., Any], seen: list[str]) -> Callable[..., Any]:
    def hear(password: str, *rest: Any) -> Any:
        seen.append(password)
        return work(password, *rest)

    return hear


def guess(client: FlaskClient, email: str = AINO, password: str = "wrong", **more: Any) -> TestResponse:
    limiter.reset()  # which counts the minute of this process alone
    data = {"email": email, "password": password, "csrf_token": token(client)}
    return client.post("/sign-in", data=data, **more)


@pytest.mark.parametrize("email", [AINO, NOBODY])
def test_twenty_guesses_an_hour_are_looked_at_and_the_next_are_not(
    client: FlaskClient, hashed: list[str], email: str
) -> None:
    with time_machine.travel(MONDAY, tick=False) as time:
        assert {guess(client, email).status_code for _ in range(20)} == {200}
        looked_at = len(hashed)
        answers = [guess(client, email) for _ in range(30)]
        assert {answer.status_code for answer in answers} == {429}
        assert len(hashed) == looked_at
        assert "no more passwords are looked at" in checked(answers[0], 429).text
        time.shift(timedelta(hours=1, seconds=1))
        assert guess(client, email).status_code == 200


def test_the_owner_signs_in_from_elsewhere_meanwhile(flask_app: Flask, client: FlaskClient) -> None:
    for _ in range(21):
        guess(client)
    assert guess(client, password=PASSWORD).status_code == 429
    owner = flask_app.test_client()
    assert guess(owner, password=PASSWORD, environ_base=ELSEWHERE).status_code == 302
    assert is_in(owner)


def test_another_way_to_write_the_address_is_no_further_account(client: FlaskClient) -> None:
    ways = (AINO, AINO.upper(), "aino@bank\u3002example", "aino@\uff22ANK.example")
    codes = [guess(client, ways[count % len(ways)]).status_code for count in range(24)]
    assert codes == [200] * 20 + [429] * 4


def test_the_right_password_begins_the_count_anew(client: FlaskClient, session: Session) -> None:
    for _ in range(19):
        guess(client)
    guess(client, password=PASSWORD)
    session.rollback()
    assert session.scalars(select(Tries)).all() == []


@pytest.mark.parametrize("email", [AINO, NOBODY])
def test_a_known_and_an_unknown_address_cost_one_hash_each(client: FlaskClient, hashed: list[str], email: str) -> None:
    guess(client, email, "punainen lumi on outoa")
    assert hashed == ["punainen lumi on outoa"]


def test_who_tried_and_from_where_is_not_stored(client: FlaskClient, session: Session) -> None:
    guess(client)
    session.rollback()
    kept = str([vars(row) for row in session.scalars(select(Tries))])
    assert "aino" not in kept
    assert "127.0.0.1" not in kept


def test_a_limit_counts_from_the_first_try_and_for_each_by_itself(session: Session) -> None:
    late = MONDAY + timedelta(minutes=59)
    said = [throttle.admit(session, THREE, "a", at) for at in (MONDAY, MONDAY, late, late)]
    assert said == [True, True, True, False]
    assert throttle.admit(session, THREE, "b", late)
    assert throttle.admit(session, THREE, "a", MONDAY + timedelta(hours=1))


def test_counts_that_are_over_are_cleared_away(session: Session) -> None:
    throttle.admit(session, THREE, "a", MONDAY)
    assert throttle.clear(session, MONDAY + timedelta(days=1)) == 0
    assert throttle.clear(session, MONDAY + timedelta(days=1, seconds=1)) == 1


@pytest.mark.parametrize(
    ("address", "source"),
    [
        ("10.0.0.9", "10.0.0.9"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        (None, ""),
        ("unknown", ""),
    ],
)
def test_a_place_is_an_address_or_the_network_one_household_has(address: str | None, source: str) -> None:
    assert throttle.source(address) == source


@pytest.mark.commits
def test_tries_at_once_are_counted_one_by_one(flask_app: Flask) -> None:
    def many(_place: int) -> int:
        with flask_app.app_context():
            return sum(admitted() for _ in range(5))

    def admitted() -> bool:
        with db.sessionmaker.begin() as session:
            return throttle.admit(session, THREE, "a", MONDAY)

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(many, range(6))) == THREE.most
