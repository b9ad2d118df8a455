"""Column types and how both databases are opened."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Column, MetaData, Table, event, insert, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError, StatementError
from sqlalchemy.orm import Session
from sqlalchemy.types import TypeEngine

from app.db import Euros, Exact, Moment, db
from tests.needs import need
from tests.plugins.application import app_at
from tests.plugins.isolation import engine_of
from tests.plugins.servers import NO_POSTGRESQL, postgresql_answers

ADD_ROLE = text("INSERT INTO person_role (person_id, role) VALUES (999999, 'hr')")


def kept(session: Session, kind: TypeEngine[Any], value: object) -> object:
    """The value after it was stored in a column of this type and read back."""
    table = Table(f"kept_{kind.__class__.__name__.lower()}", MetaData(), Column("value", kind))
    connection = session.connection()
    table.create(connection)
    connection.execute(insert(table).values(value=value))
    return connection.execute(select(table.c.value)).scalar_one()


def test_an_instant_comes_back_aware_and_in_utc(session: Session) -> None:
    given = datetime(2026, 11, 22, 1, 30, 5, 123456, tzinfo=timezone(timedelta(hours=2)))
    found = kept(session, Moment(), given)
    assert isinstance(found, datetime)
    assert (found, found.utcoffset(), found.day) == (given, timedelta(0), 21)


def test_a_naive_time_is_refused(session: Session) -> None:
    with pytest.raises(StatementError, match=r"an instant needs its offset; use app\.clock"):
        kept(session, Moment(), datetime(2026, 11, 22, 8, tzinfo=UTC).replace(tzinfo=None))


@pytest.mark.parametrize("digits", ["58.50", "0.1", "-0.000", "12345678901234567890.123456789", "1E+3", "7"])
def test_a_decimal_keeps_its_digits(session: Session, digits: str) -> None:
    assert str(kept(session, Exact(), Decimal(digits))) == format(Decimal(digits), "f")


@pytest.mark.parametrize("value", [0.1, 1, "1", Decimal("NaN"), Decimal("Infinity")])
def test_what_is_no_exact_figure_is_refused(session: Session, value: object) -> None:
    with pytest.raises(StatementError, match="an exact figure is a finite decimal"):
        kept(session, Exact(), value)


@pytest.mark.parametrize("cents", [0, -1, 20000, 2**53 + 1])
def test_money_comes_back_to_the_cent(session: Session, cents: int) -> None:
    assert kept(session, Euros(), cents) == cents


@pytest.mark.parametrize("value", [1.0, Decimal(1), "1", True])
def test_money_that_is_no_whole_number_of_cents_is_refused(session: Session, value: object) -> None:
    with pytest.raises(StatementError, match="money is a whole number of cents"):
        kept(session, Euros(), value)


@pytest.mark.parametrize("kind", [Moment(), Exact(), Euros()])
def test_nothing_is_kept_as_nothing(session: Session, kind: TypeEngine[Any]) -> None:
    assert kept(session, kind, None) is None


def test_a_row_that_points_nowhere_is_refused(session: Session) -> None:
    with pytest.raises(IntegrityError):
        session.execute(ADD_ROLE)


def test_a_failure_quotes_nobodys_data(flask_app: Flask) -> None:
    with flask_app.app_context(), pytest.raises(DBAPIError) as failure:
        db.session.execute(text("SELECT 1 FROM no_such_table WHERE email = :email"), {"email": "aino@bank.example"})
    assert "no_such_table" in str(failure.value)
    assert "aino@" not in str(failure.value)


@pytest.fixture
def on_sqlite(tmp_path: Path) -> Iterator[Flask]:
    flask_app = app_at(f"sqlite:///{tmp_path}/kymppi.db")
    yield flask_app
    engine_of(flask_app).dispose()


@pytest.fixture
def on_postgresql() -> Iterator[Flask]:
    need(postgresql_answers(), NO_POSTGRESQL)
    flask_app = app_at("postgresql://postgres@127.0.0.1:5432/postgres")
    yield flask_app
    engine_of(flask_app).dispose()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("recursive_triggers", 1)],
)
def test_sqlite_is_opened_safely(on_sqlite: Flask, pragma: str, value: object) -> None:
    with engine_of(on_sqlite).connect() as connection:
        assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value


@pytest.mark.parametrize("setting", ["statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"])
def test_postgresql_waits_for_nothing_without_end(on_postgresql: Flask, setting: str) -> None:
    with engine_of(on_postgresql).connect() as connection:
        assert connection.exec_driver_sql(f"SHOW {setting}").scalar() not in ("0", None)


def begun(flask_app: Flask) -> str:
    """The statement with which the application's session begins a transaction."""
    said: list[str] = []
    event.listen(engine_of(flask_app), "before_cursor_execute", lambda *seen: said.append(seen[2]))
    db.session.execute(text("SELECT 1"))
    return said[0]


@pytest.mark.parametrize(
    ("method", "begins"),
    [("GET", "BEGIN"), ("HEAD", "BEGIN"), ("POST", "BEGIN IMMEDIATE"), ("DELETE", "BEGIN IMMEDIATE")],
)
def test_sqlite_takes_its_write_lock_at_once_for_every_request_that_may_write(
    on_sqlite: Flask, method: str, begins: str
) -> None:
    with on_sqlite.test_request_context(method=method):
        assert begun(on_sqlite) == begins


def test_outside_a_request_sqlite_takes_its_write_lock_at_once(on_sqlite: Flask) -> None:
    with on_sqlite.app_context():
        assert begun(on_sqlite) == "BEGIN IMMEDIATE"
