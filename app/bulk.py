"""Storing many rows at once, several times as fast as one statement with its parameters for each."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Table, insert
from sqlalchemy.orm import Session

REMEMBERED = 50_000


def insert_rows(session: Session, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows that all have the same columns, in the session's transaction; values are what the columns take."""
    if not rows:
        return
    names = list(rows[0])
    if session.get_bind().dialect.name == "postgresql":
        _copy(session, table, names, rows)
    else:
        _execute(session, table, names, rows)


def _execute(session: Session, table: Table, names: list[str], rows: Sequence[dict[str, Any]]) -> None:
    dialect = session.get_bind().dialect
    statement = insert(table).compile(dialect=dialect, column_keys=names)
    ordered = getattr(statement, "positiontup", None) or names
    converted = [_column(session, table, name, rows) for name in ordered]
    session.connection().exec_driver_sql(str(statement), list(zip(*converted, strict=True)))


def _copy(session: Session, table: Table, names: list[str], rows: Sequence[dict[str, Any]]) -> None:
    connection: Any = session.connection().connection.driver_connection
    quoted = ", ".join(f'"{name}"' for name in names)
    with connection.cursor() as cursor, cursor.copy(f'COPY "{table.name}" ({quoted}) FROM STDIN') as copy:
        for row in zip(*(_column(session, table, name, rows) for name in names), strict=True):
            copy.write_row(row)


def _column(session: Session, table: Table, name: str, rows: Sequence[dict[str, Any]]) -> list[Any]:
    """One column's values as the driver takes them; a value that repeats is converted once."""
    dialect = session.get_bind().dialect
    kind = table.c[name].type
    convert: Callable[[Any], Any] | None = kind.dialect_impl(dialect).bind_processor(dialect)
    if convert is None:
        return [row[name] for row in rows]
    if kind.hashable:
        convert = lru_cache(REMEMBERED)(convert)
    return [convert(row[name]) for row in rows]
