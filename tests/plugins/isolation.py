"""Undoing what a test stored: all its sessions join one connection, whose transaction is rolled back at the end."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest
from flask import Flask
from sqlalchemy import Connection, Engine

from app.db import db


def engine_of(flask_app: Flask) -> Engine:
    """The engine this application opens its database with."""
    with flask_app.app_context():
        return db.engine


@contextmanager
def undone(flask_app: Flask) -> Iterator[Connection]:
    """Meanwhile every commit of this application is a savepoint on the connection given, undone at the end.

    Good for one thread of one process. What needs more is marked `commits`.
    """
    with engine_of(flask_app).connect() as connection, ExitStack() as stack:
        stack.callback(connection.begin().rollback)
        patch = stack.enter_context(pytest.MonkeyPatch.context())
        patch.setattr(connection, "close", lambda: None)
        patch.setattr(connection, "begin", connection.begin_nested)
        stack.enter_context(joined(flask_app, connection))
        yield connection


@contextmanager
def joined(flask_app: Flask, connection: Connection) -> Iterator[None]:
    """Meanwhile whatever this application opens is that connection."""
    with flask_app.app_context():
        engine, options = db.engine, db.sessionmaker.kw
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "connect", lambda: connection)
        patch.setitem(options, "bind", connection)
        patch.setitem(options, "join_transaction_mode", "create_savepoint")
        yield
