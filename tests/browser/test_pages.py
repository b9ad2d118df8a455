"""The pages in a real browser: no violation axe can find, by keyboard alone, and no sideways scroll on a phone."""

from collections.abc import Callable
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock
from app.people.models import Person
from tests.company import AINO, HELI, PAIVI, PASSWORD, SANNA, let_in

pytestmark = [pytest.mark.browser, pytest.mark.commits]

Scheme = Literal["light", "dark"]
PHONE: ViewportSize = {"width": 360, "height": 780}
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = {
    AINO: ("/card", "/card?month=2020-02", "/nowhere"),
    SANNA: ("/card",),
    PAIVI: ("/team", "/people/1001/card", "/targets"),
    HELI: ("/",),
    "": ("/sign-in",),
}
Open = Callable[..., Page]


@pytest.fixture
def open_as(browser: Browser, flask_app: Any, company: Session, live_url: str) -> Open:
    """Opens a browser's page for a person, signed in by the form: `open_as(AINO, PHONE, "dark")`."""

    def opened(email: str, size: ViewportSize, scheme: Scheme = "light", **options: Any) -> Page:
        page = browser.new_page(viewport=size, color_scheme=scheme, locale="en-GB", base_url=live_url, **options)
        if email:
            with flask_app.app_context():
                let_in(company, email, clock.now())
            company.commit()
            page.goto("/sign-in")
            page.get_by_label("E-mail address").fill(email)
            page.get_by_label("Password").fill(PASSWORD)
            page.get_by_role("button", name="Sign in").click()
        return page

    return opened


def address_of(session: Session, address: str) -> str:
    """The address with an employee number in it replaced by that person's own."""
    uuid = session.scalars(select(Person.uuid).filter_by(employee_number="1001")).one()
    return address.replace("1001", str(uuid))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("email", PAGES)
def test_axe_finds_nothing_wrong_and_nothing_scrolls_sideways(
    open_as: Open, company: Session, email: str, size: ViewportSize, scheme: Scheme
) -> None:
    page = open_as(email, size, scheme)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if "404" not in message.text else None)
    for address in PAGES[email]:
        page.goto(address_of(company, address))
        found = Axe().run(page, options={"runOnly": STANDARDS})
        assert found.violations_count == 0, f"{address}: {found.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], address
    assert said == []


def test_signing_in_and_reading_my_card_need_no_mouse(open_as: Open, company: Session) -> None:
    open_as(AINO, PHONE).context.close()
    page = open_as("", PHONE)
    page.goto("/sign-in")
    for key in ("Tab", "Tab", "Tab", AINO, "Tab", PASSWORD, "Enter"):
        page.keyboard.press(key) if key in ("Tab", "Enter") else page.keyboard.type(key)
    page.wait_for_url("**/card")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_the_rule_behind_a_figure_opens_by_keyboard_and_focus_is_seen(open_as: Open) -> None:
    page = open_as(AINO, PHONE)
    summary = page.locator("article").first.locator("summary")
    summary.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    assert summary.evaluate("element => getComputedStyle(element).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert page.get_by_text("17 positive − 4 negative").is_visible()


def test_the_number_stands_on_a_phones_first_screen_without_scripts(open_as: Open) -> None:
    page = open_as(AINO, PHONE, java_script_enabled=False)
    first = page.locator(".glance li").first
    box = first.bounding_box()
    assert first.inner_text().split() == ["Phone", "3", "more", "positive", "responses"]
    assert box is not None
    assert box["y"] + box["height"] < PHONE["height"] / 2


def test_everything_is_served_by_us_and_the_letters_are_ours(open_as: Open, live_url: str) -> None:
    page = open_as("", PHONE)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/sign-in")
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('16px \"Inter Variable\"'))")
    assert len(asked) >= 4
    assert [url for url in asked if not url.startswith(live_url)] == []
