"""Everything the database holds, to be compared with what it holds after an attack."""

import re
from typing import Any

from sqlalchemy import Connection, event, select

from app.db import Base

# Tries at a password are counted, and who is signed in is kept fresh, whatever comes.
COUNTING = {"tries", "login_session"}
WRITES = re.compile(r"\s*(insert|update|delete)\b", re.IGNORECASE)

Tables = dict[str, list[tuple[Any, ...]]]


def tables(connection: Connection) -> Tables:
    """Every row of every table."""
    found = {table.name: connection.execute(select(*table.c)).all() for table in Base.metadata.sorted_tables}
    return {name: sorted((tuple(row) for row in rows), key=repr) for name, rows in found.items()}


class Watch:
    """Tells whether anything is stored that was not there when the watch began."""

    def __init__(self, connection: Connection) -> None:
        """Begin."""
        self._connection, self._before, self._wrote = connection, tables(connection), False
        event.listen(connection, "before_cursor_execute", self._note)

    def _note(self, _connection: Connection, _cursor: Any, statement: str, *_more: Any) -> None:
        self._wrote = self._wrote or WRITES.match(statement) is not None

    def changed(self) -> list[str]:
        """The tables that hold something else now."""
        wrote, self._wrote = self._wrote, False
        found = tables(self._connection) if wrote else self._before
        return [name for name, rows in found.items() if rows != self._before[name] and name not in COUNTING]

    def end(self) -> None:
        """Look no more."""
        event.remove(self._connection, "before_cursor_execute", self._note)
