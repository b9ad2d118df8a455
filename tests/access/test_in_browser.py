"""Every page each role may open, in a real browser: light and dark, on a desktop and on a phone."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext
from sqlalchemy import update

from app.db import db
from app.people.models import Person
from tests.access.browsing import looked_at
from tests.access.matrix import COLUMNS, pages
from tests.access.sample import Sample
from tests.access.samples import sample
from tests.access.tour import address_of, routes
from tests.access.world import World, build
from tests.plugins.application import copied
from tests.plugins.browser import serving
from tests.plugins.company import signed_in
from tests.plugins.isolation import engine_of
from tests.plugins.servers import Servers

pytestmark = [pytest.mark.tour, pytest.mark.browser, pytest.mark.slow]
OPEN = [(column, route) for column, route in pages() if (sample(route) or Sample()).page]
# Pages beside those with a route of their own, or in another state.
MORE = [
    ("employee", "/card?month=2020-02"),
    ("employee", "/card?if=phone:9,phone:3"),
    ("employee", "/nowhere"),
    ("anonymous", "/nowhere"),
    ("employee", "/month"),
]


class Windows:
    """A browser's windows on one served company, one for each who looks."""

    def __init__(self, browser: Browser, flask_app: Flask, world: World, url: str) -> None:
        """Nobody looks yet."""
        self.flask_app, self.world, self._browser, self._url = flask_app, world, browser, url
        self._open: dict[str | None, BrowserContext] = {}

    def of(self, column: str) -> BrowserContext:
        """The window of a column's person, signed in."""
        actor = COLUMNS[column].actor
        if actor not in self._open:
            self._open[actor] = self._browser.new_context(base_url=self._url, locale="fi-FI", reduced_motion="reduce")
            if actor is not None:
                self._open[actor].add_cookies([{"name": self._name, "value": self._cookie(actor), "url": self._url}])
        return self._open[actor]

    @property
    def _name(self) -> str:
        return str(self.flask_app.config["SESSION_COOKIE_NAME"])

    def _cookie(self, actor: str) -> str:
        client = signed_in(self.flask_app, self.world.session, str(self.world.member(actor).email))
        cookie = client.get_cookie(self._name)
        assert cookie is not None
        return cookie.value

    def close(self) -> None:
        """Close them all."""
        for window in self._open.values():
            window.close()


@pytest.fixture(scope="session")
def windows(browser: Browser, servers: Servers, standing: Callable[[str], Flask]) -> Iterator[Windows]:
    """One company on a SQLite file of its own, served while any of these tests run in this process."""
    flask_app = copied(standing, servers, "sqlite")
    with ExitStack() as stack:
        stack.callback(engine_of(flask_app).dispose)
        with flask_app.app_context():
            session = stack.enter_context(db.sessionmaker())
        world, url = build(flask_app, session), stack.enter_context(serving(flask_app))
        session.execute(update(Person).values(language="fi"))  # has the longest words
        session.commit()
        opened = Windows(browser, flask_app, world, url)
        stack.callback(opened.close)
        yield opened


@pytest.mark.parametrize(("column", "route"), OPEN, ids=[" ".join(one) for one in OPEN])
def test_a_page_is_in_order_light_and_dark_on_a_desktop_and_a_phone(windows: Windows, column: str, route: str) -> None:
    if route not in routes(windows.flask_app):
        pytest.fail(f"no such route (any more): {route}; take it out of tests/access/matrix.txt")
    address = address_of(windows.flask_app, windows.world, route, COLUMNS[column].whose)
    faults = looked_at(windows.of(column), address)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(("column", "address"), MORE)
def test_a_page_of_another_state_is_in_order_too(windows: Windows, column: str, address: str) -> None:
    faults = looked_at(windows.of(column), address)
    assert not faults, "\n".join(faults)
