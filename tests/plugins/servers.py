"""Databases made for the suite and dropped after it: a file for SQLite, one on the local server for PostgreSQL."""

import functools
import shutil
import uuid
from pathlib import Path

import psycopg
from psycopg import sql

KINDS = ("sqlite", "postgresql")
SERVER = "host=127.0.0.1 port=5432 user=postgres"
NO_POSTGRESQL = "no PostgreSQL answers on 127.0.0.1:5432 to the user postgres; `make test` tells how to have one"


@functools.cache
def postgresql_answers() -> bool:
    """Whether the local server lets us in."""
    try:
        psycopg.connect(f"{SERVER} dbname=postgres", connect_timeout=3).close()
    except psycopg.OperationalError:
        return False
    return True


def kind_of(url: str) -> str:
    """The kind of database behind this address."""
    return "sqlite" if url.startswith("sqlite") else "postgresql"


class Servers:
    """Makes and drops databases; each has its own name, so suites may run side by side on one machine."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: list[str] = []

    def make(self, kind: str, template: str | None = None) -> str:
        """The address of a new database: empty, or a copy of the one at `template`, which nobody may have open."""
        name = f"kymppi_test_{uuid.uuid4().hex[:12]}"
        if kind == "sqlite":
            url = self._make_file(self._folder / f"{name}.db", template)
        else:
            copied = template.rsplit("/", 1)[1] if template else "template1"
            _order("CREATE DATABASE {} TEMPLATE {}", name, copied)
            _order("ALTER DATABASE {} SET synchronous_commit = off", name)
            url = f"postgresql+psycopg://postgres@127.0.0.1:5432/{name}"
        self._made.append(url)
        return url

    def _make_file(self, path: Path, template: str | None) -> str:
        if template:
            shutil.copy(template.removeprefix("sqlite:///"), path)
        return f"sqlite:///{path}"

    def drop(self, url: str) -> None:
        """Remove the database at this address."""
        self._made.remove(url)
        if kind_of(url) == "sqlite":
            for end in ("", "-wal", "-shm"):
                Path(url.removeprefix("sqlite:///") + end).unlink(missing_ok=True)
        else:
            _order("DROP DATABASE {} WITH (FORCE)", url.rsplit("/", 1)[1])

    def drop_all(self) -> None:
        """Remove every database made here and not dropped yet."""
        for url in list(self._made):
            self.drop(url)


def _order(statement: str, *names: str) -> None:
    with psycopg.connect(f"{SERVER} dbname=postgres", autocommit=True) as connection:
        connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
