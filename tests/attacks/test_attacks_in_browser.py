"""A real browser on pages full of attacks: nothing runs, nothing the policy forbids is tried, nobody is called."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Dialog, Page

from app.db import db
from tests.access.browsing import REPORT
from tests.access.matrix import COLUMNS
from tests.access.tour import Tour
from tests.access.world import build
from tests.attacks.attacker import Attacker
from tests.attacks.filling import Filling
from tests.attacks.payloads import EVERY, XSS
from tests.attacks.test_stored_attacks import SHORTER
from tests.plugins.application import copied
from tests.plugins.browser import serving
from tests.plugins.isolation import engine_of
from tests.plugins.servers import Servers
from tests.plugins.telling import Tell

pytestmark = [
    pytest.mark.tour,
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.timeout(600),
    pytest.mark.xdist_group("attacks"),
]
VISITS = {
    "employee": ["/card", "/card/answers", "/card/answers?page=2", "/card/months", "/settings"],
    "supervisor": ["/team", "/team/low-scores", "/targets", "/team?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E"],
    "hr": ["/people", "/people?page=2", "PERSON", "/people/import", "/month"],
    "management": ["/insights", "/insights/teams", "/insights/month"],
    "admin": ["/admin", "/admin/audit", "/admin/imports", "/admin/channels", "/admin/channels/phone", "/admin/letters"],
}
OPEN = [(column, place) for column, places in VISITS.items() for place in places]


class Windows:
    """Browser windows of everybody on a served company full of attacks."""

    def __init__(self, browser: Browser, tour: Tour, url: str) -> None:
        """Nobody looks yet."""
        self.tour, self.url, self._browser = tour, url, browser

    def of(self, column: str) -> BrowserContext:
        """A window in which a column's person is signed in."""
        actor = COLUMNS[column].actor
        assert actor is not None
        context = self._browser.new_context(base_url=self.url)
        name, value = self.tour.cookie(actor)
        context.add_cookies([{"name": name, "value": value, "url": self.url}])
        return context


@pytest.fixture(scope="module")
def windows(browser: Browser, servers: Servers, standing: Callable[[str], Flask]) -> Iterator[Windows]:
    """A company whose every text is an attack, served."""
    flask_app = copied(standing, servers, "sqlite")
    with ExitStack() as stack:
        stack.callback(engine_of(flask_app).dispose)
        with flask_app.app_context():
            session = stack.enter_context(db.sessionmaker())
        connection = stack.enter_context(engine_of(flask_app).connect())
        tour = Tour(flask_app, connection, build(flask_app, session))
        Filling(Attacker(tour)).write([text for text in EVERY if text.strip()], SHORTER)
        session.rollback()
        yield Windows(browser, tour, stack.enter_context(serving(flask_app)))


def listened(page: Page, url: str) -> list[str]:
    """Everything that should not happen on a page, as it happens."""
    heard: list[str] = []
    page.add_init_script(REPORT)

    def close(dialog: Dialog) -> None:
        heard.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    page.on("dialog", close)
    page.on("console", lambda one: heard.append(f"console: {one.text}") if one.type == "error" else None)
    page.on("pageerror", lambda one: heard.append(f"script: {one}"))
    page.on("request", lambda one: None if one.url.startswith((url, "data:")) else heard.append(f"request: {one.url}"))
    return heard


@pytest.mark.parametrize(("column", "place"), OPEN)
def test_nothing_runs_and_nobody_is_called(windows: Windows, column: str, place: str, tell: Tell) -> None:
    context = windows.of(column)
    page = context.new_page()
    heard = listened(page, windows.url)
    address = f"/people/{windows.tour.world.uuid('1001')}" if place == "PERSON" else place
    answer = page.goto(address, wait_until="load")
    assert answer is not None
    assert answer.ok
    page.keyboard.press("Tab")
    context.close()
    tell(f"attacks in a browser: {len(XSS)} scripts and {len(EVERY) - len(XSS)} other texts on {len(OPEN)} pages")
    assert heard == []
