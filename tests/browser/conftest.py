"""The company at work, served to a browser in which its people sit."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page
from sqlalchemy.orm import Session

from app.db import db
from tests.browser.hands import WAYS, Hands
from tests.browser.office import Office, build
from tests.plugins.application import app_at
from tests.plugins.browser import serving
from tests.plugins.isolation import engine_of
from tests.plugins.servers import Servers


@pytest.fixture(scope="session")
def founded(servers: Servers, standing: Callable[[str], Flask]) -> tuple[str, Office]:
    """The company's database, to be copied and left alone, and what is known of it. SQLite: the pages are the same."""
    empty = engine_of(standing("sqlite"))
    empty.dispose()
    url = servers.make("sqlite", template=empty.url.render_as_string(hide_password=False))
    flask_app = app_at(url)
    with flask_app.app_context():
        session = db.sessionmaker()
    with session:
        office = build(flask_app, session)
    engine_of(flask_app).dispose()
    return url, office


@dataclass(slots=True)
class Desk:
    """Where people open windows on a copy of the company; `session` reads and changes its database."""

    browser: Browser
    office: Office
    session: Session
    url: str
    cookie_name: str
    closing: ExitStack = field(default_factory=ExitStack)

    def sit(self, email: str | None, **window: Any) -> Page:
        """A window in which this person is signed in; nobody for None."""
        context = self.browser.new_context(base_url=self.url, locale="en-GB", reduced_motion="reduce", **window)
        self.closing.callback(context.close)
        context.set_default_timeout(10_000)
        if email:
            cookie = {"name": self.cookie_name, "value": self.office.cookies[email], "url": self.url}
            context.add_cookies([cookie])  # type: ignore[list-item]  # a TypedDict of the library's own
        return context.new_page()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """The session as things stand now; it is let go again, so that the pages are not kept waiting."""
        self.session.rollback()
        yield self.session
        self.session.rollback()


@pytest.fixture
def desk(
    request: pytest.FixtureRequest, browser: Browser, servers: Servers, founded: tuple[str, Office]
) -> Iterator[Desk]:
    """A copy of the company of the test's own, served."""
    assert request.node.get_closest_marker("commits"), "a served application has threads: mark the test `commits`"
    url, office = founded
    copy = servers.make("sqlite", template=url)
    flask_app = app_at(copy)
    with ExitStack() as stack:
        stack.callback(servers.drop, copy)
        stack.callback(engine_of(flask_app).dispose)
        with flask_app.app_context():
            session = stack.enter_context(db.sessionmaker())
        served = stack.enter_context(serving(flask_app))
        found = Desk(browser, office, session, served, str(flask_app.config["SESSION_COOKIE_NAME"]))
        stack.enter_context(found.closing)
        yield found


Start = Callable[..., Hands]


@pytest.fixture(params=WAYS, ids=lambda way: way.__name__.lower())
def start(request: pytest.FixtureRequest, desk: Desk) -> Start:
    """Somebody at the start page, working in each of the three ways: `start(AINO)`; `start()` for a stranger."""

    def started(email: str | None = None) -> Hands:
        hands: Hands = request.param(desk.sit(email, **request.param.WINDOW))
        hands.open("/")
        return hands

    return started
