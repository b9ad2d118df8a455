"""The application on a database: `flask_app`, `client`, `run`, `session`; each test using one runs on both kinds."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from importlib import import_module
from typing import Protocol

import pytest
from click.testing import Result
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Connection
from sqlalchemy.orm import Session

import config
from app.db import db
from app.security import limiter
from tests.needs import need
from tests.plugins.isolation import engine_of, joined, undone
from tests.plugins.servers import KINDS, NO_POSTGRESQL, Servers, kind_of, postgresql_answers

NO_MAIL_SERVER = 9
QUICK_HASHES = {"argon2__rounds": 1, "argon2__memory_cost": 8, "argon2__parallelism": 1}
SETTINGS: dict[str, object] = {
    "secret_key": "a secret that only the tests use and anyone may know",
    "base_url": "http://localhost",
    "smtp_port": NO_MAIL_SERVER,
    "second_factor": "offered",  # most tests sign in by password alone
}


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--database sqlite` leaves the other kind out."""
    parser.addoption("--database", choices=[*KINDS, "both"], default="both", help="run on one kind of database only")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run every test that has a database on each kind."""
    if "database_kind" in metafunc.fixturenames:
        chosen = metafunc.config.getoption("--database")
        metafunc.parametrize("database_kind", KINDS if chosen == "both" else [chosen], indirect=True)


@pytest.fixture
def database_kind(request: pytest.FixtureRequest) -> str:
    """sqlite or postgresql."""
    kind: str = request.param
    need(kind == "sqlite" or postgresql_answers(), NO_POSTGRESQL)
    return kind


@pytest.fixture(scope="session")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    """Makes databases, and drops them all when the tests are over."""
    servers = Servers(tmp_path_factory.mktemp("databases"))
    yield servers
    servers.drop_all()


@pytest.fixture(scope="session")
def standing(servers: Servers) -> Iterator[Callable[[str], Flask]]:
    """The application on the standing database of this kind, which is made and migrated when first asked for."""
    apps: dict[str, Flask] = {}

    def app_of(kind: str) -> Flask:
        if kind not in apps:
            apps[kind] = app_at(servers.make(kind))
            result = apps[kind].test_cli_runner().invoke(args=["db", "upgrade"], catch_exceptions=False)
            assert result.exit_code == 0, result.output
        return apps[kind]

    yield app_of
    for flask_app in apps.values():
        engine_of(flask_app).dispose()


def app_at(database_url: str, **settings: object) -> Flask:
    """A new application on this database, with these settings changed.

    The product is loaded only now: tests of pure modules start without it. Passwords are hashed at the least cost.
    """
    import_module("app.signin.wiring").SETTINGS["SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS"] = QUICK_HASHES
    chosen = config.Settings.model_validate({**SETTINGS, "database_url": database_url, **settings})
    flask_app: Flask = import_module("wsgi").create_app(chosen)
    return flask_app


def copied(standing: Callable[[str], Flask], servers: Servers, kind: str) -> Flask:
    """A new application on a copy of the standing database of this kind, for whoever stores for good."""
    engine = engine_of(standing(kind))
    engine.dispose()
    return app_at(servers.make(kind, template=engine.url.render_as_string(hide_password=False)))


@pytest.fixture
def empty_database_url(servers: Servers, database_kind: str) -> Iterator[str]:
    """The address of a database of one's own with no tables."""
    url = servers.make(database_kind)
    yield url
    servers.drop(url)


@pytest.fixture
def database_url(
    request: pytest.FixtureRequest, servers: Servers, standing: Callable[[str], Flask], database_kind: str
) -> Iterator[str]:
    """The address of a migrated database with no rows; a test marked `commits` has it to itself, others share it."""
    engine = engine_of(standing(database_kind))
    shared = engine.url.render_as_string(hide_password=False)
    if request.node.get_closest_marker("commits") is None:
        yield shared
        return
    engine.dispose()
    url = servers.make(database_kind, template=shared)
    yield url
    servers.drop(url)


@pytest.fixture
def open_connection(
    request: pytest.FixtureRequest, standing: Callable[[str], Flask], database_url: str
) -> Iterator[Connection | None]:
    """The one connection all of a test's sessions share, undone at its end; None in a test marked `commits`."""
    if request.node.get_closest_marker("commits") is not None:
        yield None
        return
    with undone(standing(kind_of(database_url))) as connection:
        yield connection


@pytest.fixture
def make_app(database_url: str, open_connection: Connection | None) -> Iterator[Callable[..., Flask]]:
    """Makes an application of one's own on the test's database: `make_app(letter_time="07:00")`."""
    with ExitStack() as stack:

        def make(**settings: object) -> Flask:
            flask_app = app_at(database_url, **settings)
            stack.callback(engine_of(flask_app).dispose)
            if open_connection is not None:
                stack.enter_context(joined(flask_app, open_connection))
            return flask_app

        yield make


@pytest.fixture
def flask_app(
    standing: Callable[[str], Flask],
    make_app: Callable[..., Flask],
    open_connection: Connection | None,
    database_kind: str,
) -> Flask:
    """The application on a migrated database with no rows. What the test stores is gone afterwards."""
    limiter.reset()
    return make_app() if open_connection is None else standing(database_kind)


@pytest.fixture
def session(flask_app: Flask) -> Iterator[Session]:
    """A session of the test's own, outside every request. Commit before calling the application, read after it."""
    with flask_app.app_context():
        maker = db.sessionmaker
    with maker() as session:
        yield session


@pytest.fixture
def client(flask_app: Flask) -> FlaskClient:
    """A browser without scripts."""
    return flask_app.test_client()


class Run(Protocol):
    """Runs a command as the shell would: `run("card", "1001", "--month", "2026-08")`."""

    def __call__(self, *args: str, status: int = 0, stdin: str | None = None) -> Result:
        """What the command printed; the test fails unless it ended with this exit status."""


@pytest.fixture
def run(flask_app: Flask) -> Run:
    """Runs the application's commands; see Run."""
    return runner(flask_app)


def runner(flask_app: Flask) -> Run:
    """Runs this application's commands."""

    def run(*args: str, status: int = 0, stdin: str | None = None) -> Result:
        result = flask_app.test_cli_runner().invoke(args=list(args), input=stdin, catch_exceptions=False)
        assert result.exit_code == status, f"flask {' '.join(args)} ended with {result.exit_code}:\n{result.output}"
        return result

    return run
