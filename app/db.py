"""The database: one declarative base, the column types, and how both engines are opened.

SQLite runs in WAL with full synchronisation, foreign keys on, and takes its write lock at BEGIN for everything but
safe web requests: a transaction that reads first and writes later would otherwise fail under concurrent writers.
"""

import sqlite3
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from flask import g, has_request_context, request
from flask_sqlalchemy_lite import SQLAlchemy
from sqlalchemy import (
    BigInteger,
    Connection,
    DateTime,
    Dialect,
    Engine,
    Integer,
    MetaData,
    String,
    TypeDecorator,
    event,
)
from sqlalchemy.orm import DeclarativeBase, Session

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
POSTGRESQL_LIMITS = "-c statement_timeout=600000 -c lock_timeout=30000 -c idle_in_transaction_session_timeout=600000"
PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "recursive_triggers=ON",  # else INSERT OR REPLACE would delete a row that may not be deleted
    "busy_timeout=15000",
    "cache_size=-32000",  # 32 MB at most, so that a large import does not read its own indexes back from disk
)

db = SQLAlchemy()


class Base(DeclarativeBase):
    """Every table's base; names of constraints follow one convention, so that migrations can speak of them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_N_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


Id = BigInteger().with_variant(Integer, "sqlite")


class Moment(TypeDecorator[datetime]):
    """An aware instant, stored and returned in UTC; a naive datetime is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The instant as stored: UTC, without its offset on SQLite, which keeps none."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs its offset; use app.clock")
        instant = value.astimezone(UTC)
        return instant.replace(tzinfo=None) if dialect.name == "sqlite" else instant

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The stored instant, aware."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Exact(TypeDecorator[Decimal]):
    """A decimal kept as text, digit for digit: SQLite would store a numeric column as a float."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        """The decimal's own text, never in exponent form; a float, or what is no number, is refused."""
        if value is None:
            return None
        if type(value) is not Decimal or not value.is_finite():
            raise ValueError("an exact figure is a finite decimal")
        return format(value, "f")

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        """The decimal as it was written."""
        return None if value is None else Decimal(value)


class Euros(TypeDecorator[int]):
    """Money as a whole number of cents; its currency stands in the column beside it."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: int | None, dialect: Dialect) -> int | None:
        """The cents; anything but a whole number is refused."""
        if value is not None and type(value) is not int:
            raise ValueError("money is a whole number of cents")
        return value


def engine_options(url: str) -> dict[str, Any]:
    """What Flask-SQLAlchemy-Lite needs to open the database at this address; its failures quote nobody's data."""
    common = {"url": url, "hide_parameters": True}
    if url.startswith("postgresql"):
        return {**common, "pool_pre_ping": True, "connect_args": {"options": POSTGRESQL_LIMITS}}
    return {**common, "connect_args": {"timeout": 15}}


def country_of(session: Session) -> str:
    """The country whose public holidays this installation keeps, as two letters; app.wiring tells it every session."""
    country: str = session.info["country"]
    return country


def write_in_this_request() -> None:
    """Let a safe request write all the same: what was read in it so far is let go of, so that the lock comes first."""
    db.session.rollback()
    g.writes = True


@event.listens_for(Engine, "connect")
def _open_sqlite(connection: Any, _record: Any) -> None:
    if isinstance(connection, sqlite3.Connection):
        connection.isolation_level = None
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")


@event.listens_for(Engine, "begin")
def _begin_sqlite(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        reading = has_request_context() and request.method in SAFE_METHODS and "writes" not in g
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
