"""Sessions: what ends them, that no copy of a cookie outlives them, and what reading a page costs the database."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, event, select
from sqlalchemy.orm import Session

from app import clock
from app.people import queries
from app.signin import accounts, sessions
from app.signin.models import LoginSession
from tests.app.people.making import bring_in, line
from tests.app.signin.making import AINO, copy_of, is_in, let_in, sign_in, sign_out
from tests.company import AINO as EMPLOYEE
from tests.company import HELI, PAIVI
from tests.plugins.company import SignIn

MORNING = datetime(2026, 11, 23, 6, tzinfo=UTC)
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture(autouse=True)
def _aino(flask_app: Flask, session: Session, tmp_path: Path) -> None:
    let_in(flask_app, session, tmp_path)


@pytest.fixture
def statements() -> Iterator[list[str]]:
    """Every statement from now on, without those that begin and end transactions."""
    heard: list[str] = []

    def hear(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.split()[0].upper() not in ("BEGIN", "SAVEPOINT", "RELEASE", "ROLLBACK"):
            heard.append(statement)

    event.listen(Engine, "before_cursor_execute", hear)
    yield heard
    event.remove(Engine, "before_cursor_execute", hear)


def rows(session: Session) -> list[LoginSession]:
    session.rollback()
    return list(session.scalars(select(LoginSession).order_by(LoginSession.id)))


def change_password(flask_app: Flask, session: Session) -> None:
    member = queries.by_number(session, "1001", clock.now().date())
    assert member
    with flask_app.app_context():
        accounts.set_password(session, member, "punainen lumi on outoa", clock.now())
    session.commit()


def close(_app: Flask, session: Session) -> None:
    member = queries.by_number(session, "1001", clock.now().date())
    assert member
    accounts.close(session, member, clock.now())
    session.commit()


def test_signing_out_ends_the_session_and_every_copy_of_it(client: FlaskClient, session: Session) -> None:
    sign_in(client)
    thief = copy_of(client)
    assert is_in(thief)
    assert sign_out(client).location == "/sign-in"
    assert (is_in(client), is_in(thief)) == (False, False)
    assert thief.get("/card").location == "/sign-in?next=/card"
    assert [row.ended_because for row in rows(session)] == ["signed_out"]


def test_signing_out_leaves_the_persons_other_browser_signed_in(flask_app: Flask, client: FlaskClient) -> None:
    other = flask_app.test_client()
    sign_in(client)
    sign_in(other)
    sign_out(client)
    assert (is_in(client), is_in(other)) == (False, True)


@pytest.mark.parametrize(("ending", "why"), [(change_password, "password"), (close, "closed")])
def test_a_new_password_and_a_closed_account_end_every_session_at_once(
    flask_app: Flask, client: FlaskClient, session: Session, ending: Callable[[Flask, Session], None], why: str
) -> None:
    other = flask_app.test_client()
    sign_in(client)
    sign_in(other)
    ending(flask_app, session)
    assert (is_in(client), is_in(other)) == (False, False)
    assert [row.ended_because for row in rows(session)] == [why, why]
    assert sign_in(client).status_code == 200


def test_whoever_left_is_out_on_the_next_request_and_cannot_sign_in(
    client: FlaskClient, session: Session, tmp_path: Path
) -> None:
    sign_in(client)
    yesterday = str(clock.now().date() - timedelta(days=1))
    bring_in(session, tmp_path, line("1001", email=AINO, employed_to=yesterday))
    assert client.get("/").location.startswith("/sign-in")
    assert sign_in(client).status_code == 200
    assert not is_in(client)


def test_a_session_ends_when_the_persons_roles_change(client: FlaskClient, session: Session, tmp_path: Path) -> None:
    sign_in(client)
    bring_in(session, tmp_path, line("1001", email=AINO, roles="employee hr"))
    assert not is_in(client)
    sign_in(client)
    assert client.get("/month").status_code == 200
    bring_in(session, tmp_path, line("1001", email=AINO, roles="employee"))
    assert client.get("/month").location == "/sign-in?next=/month"


def test_signing_in_gives_a_new_id_and_a_new_token_for_forms(client: FlaskClient) -> None:
    client.get("/sign-in")
    with client.session_transaction() as before:
        planted = dict(before)
    sign_in(client)
    assert is_in(client)
    with client.session_transaction() as after:
        assert "_user_id" not in planted
        assert after["csrf_token"] != planted["csrf_token"]
        first = after["_user_id"]
    sign_out(client)
    sign_in(client)
    with client.session_transaction() as again:
        assert (len(again["_user_id"]), again["_user_id"] == first) == (43, False)


def test_a_planted_cookie_is_nobodys_when_its_victim_signs_in(flask_app: Flask, client: FlaskClient) -> None:
    client.get("/sign-in")
    thief = copy_of(client)
    sign_in(client)
    assert not is_in(thief)


def test_the_database_does_not_hold_what_opens_a_session(client: FlaskClient, session: Session) -> None:
    sign_in(client)
    with client.session_transaction() as kept:
        secret = kept["_user_id"]
    assert secret not in str([vars(row) for row in rows(session)])
    with client.session_transaction() as forged:
        forged["_user_id"] = rows(session)[0].id_hash
    assert not is_in(client)


def test_a_session_rests_half_an_hour_and_no_longer(client: FlaskClient) -> None:
    with time_machine.travel(MORNING, tick=False) as time:
        sign_in(client)
        for _ in range(3):
            time.shift(timedelta(minutes=29, seconds=59))
            assert is_in(client)
        time.shift(timedelta(minutes=30, seconds=1))
        assert not is_in(client)


def test_how_long_a_session_rests_can_be_set(make_app: Callable[..., Flask]) -> None:
    client = make_app(session_idle_minutes=5).test_client()
    with time_machine.travel(MORNING, tick=False) as time:
        sign_in(client)
        time.shift(timedelta(minutes=4))
        assert is_in(client)
        time.shift(timedelta(minutes=6))
        assert not is_in(client)


def test_a_session_in_use_ends_after_twelve_hours(client: FlaskClient) -> None:
    with time_machine.travel(MORNING, tick=False) as time:
        sign_in(client)
        for _ in range(36):
            assert is_in(client)
            time.shift(timedelta(minutes=20))
        assert not is_in(client)


def test_a_page_sends_the_cookie_anew_once_a_minute_and_a_file_never(client: FlaskClient) -> None:
    with time_machine.travel(MORNING, tick=False) as time:
        sign_in(client)
        client.get("/welcome")
        assert "Set-Cookie" not in client.get("/welcome").headers
        time.shift(timedelta(minutes=2))
        assert "Set-Cookie" not in client.get("/static/kymppi.svg", buffered=True).headers
        assert "Set-Cookie" in client.get("/welcome").headers


@pytest.mark.parametrize("roles", ["employee", "supervisor hr admin"])
def test_who_asks_is_found_by_one_statement(
    flask_app: Flask, client: FlaskClient, session: Session, tmp_path: Path, statements: list[str], roles: str
) -> None:
    let_in(flask_app, session, tmp_path, roles=roles)
    sign_in(client)
    statements.clear()
    assert is_in(client)
    assert [statement.split()[0] for statement in statements] == ["SELECT"]
    statements.clear()
    client.get("/static/kymppi.svg", buffered=True)
    assert statements == []


@pytest.mark.parametrize("email", [EMPLOYEE, PAIVI, HELI])
def test_reading_writes_nothing(flask_app: Flask, sign_in: SignIn, statements: list[str], email: str) -> None:
    visitor = sign_in(email)
    statements.clear()
    places = [str(rule) for rule in flask_app.url_map.iter_rules() if "GET" in (rule.methods or ())]
    codes = [visitor.client.get(place).status_code for place in places if "<" not in place]
    assert codes.count(200) >= 3
    assert [statement for statement in statements if not statement.startswith(("SELECT", "WITH"))] == []


def test_old_rows_are_cleared_away_and_open_ones_stay(session: Session, client: FlaskClient) -> None:
    with time_machine.travel(MORNING, tick=False):
        sign_in(client)
    assert sessions.clear(session, MORNING + timedelta(days=30, hours=12)) == 0
    assert sessions.clear(session, MORNING + timedelta(days=30, hours=13)) == 1


@pytest.mark.parametrize(
    ("says", "named"),
    [
        (FIREFOX, "Firefox, Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1", "Safari, iPhone"),
        ("Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36", "Chrome, Android"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge, Windows"),
        ("curl/8", ""),
        ("<script>" * 999, ""),
    ],
)
def test_a_browser_is_known_by_its_name_and_system(says: str, named: str) -> None:
    assert sessions.named(says) == named
