"""The pages in a real browser: by keyboard alone, without scripts, served by us alone. All of them: tests/access."""

from collections.abc import Callable
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, ViewportSize
from sqlalchemy.orm import Session

from app import clock
from tests.company import AINO, PASSWORD, let_in
from tests.scorecards.board.test_card_page import answered

pytestmark = [pytest.mark.browser, pytest.mark.commits]

Scheme = Literal["light", "dark"]
PHONE: ViewportSize = {"width": 360, "height": 780}
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
    first = page.locator(".tile").first
    box = first.locator(".headline").bounding_box()
    assert first.inner_text().split()[:5] == ["Phone", "3", "more", "positive", "responses"]
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


def test_an_imagined_answer_is_shown_without_a_new_page_and_keeps_the_focus(open_as: Open) -> None:
    page = open_as(AINO, PHONE)
    page.evaluate("window.stays = true")
    page.locator("#if-phone-9").focus()
    page.keyboard.press("Enter")
    page.locator("#if-again").wait_for()
    assert page.evaluate("[window.stays, document.activeElement.id]") == [True, "if-phone-9"]
    page.get_by_role("link", name="Start again").click()
    page.locator("#if-again").wait_for(state="detached")
    assert page.evaluate("document.activeElement.id") == "what-if"


def test_an_answer_that_arrives_changes_the_open_card_and_nothing_else(open_as: Open, company: Session) -> None:
    page = open_as(AINO, PHONE)
    page.locator("#rule-phone > summary").click()
    answered(company, "1001")
    page.evaluate("htmx.trigger('#card', 'refresh')")
    page.locator(".tile").get_by_text("2 more positive responses", exact=True).wait_for()
    stays = "[document.activeElement.parentElement.id, document.getElementById('rule-phone').open]"
    assert page.evaluate(stays) == ["rule-phone", True]


def test_where_a_readers_own_colours_are_forced_one_still_sees_where_one_is(open_as: Open) -> None:
    page = open_as(AINO, {"width": 1280, "height": 900}, forced_colors="active")
    canvas = page.evaluate("getComputedStyle(document.body).backgroundColor")
    edges = page.locator(".menu a").evaluate_all("all => all.map(one => getComputedStyle(one).borderBottomColor)")
    assert [edge != canvas for edge in edges] == [True, False, False]
    marks = page.locator(".way-even").evaluate_all("all => all.map(one => getComputedStyle(one).stroke)")
    assert set(marks) == {page.evaluate("getComputedStyle(document.body).color")}
