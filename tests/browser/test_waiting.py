"""What a page does by itself: it warns before the session rests, says how much a list holds, and asks for news."""

from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import BrowserContext, Page, expect
from sqlalchemy.orm import Session

from tests.company import AINO
from tests.plugins.company import signed_in

pytestmark = [pytest.mark.tour, pytest.mark.browser, pytest.mark.commits]
Sit = Callable[[], Page]


@pytest.fixture
def sit(context: BrowserContext, flask_app: Flask, company: Session, live_url: str) -> Sit:
    """Opens one more page of a browser in which Aino is signed in, whose clock is the test's."""
    cookie = signed_in(flask_app, company, AINO).get_cookie(name := str(flask_app.config["SESSION_COOKIE_NAME"]))
    assert cookie
    context.add_cookies([{"name": name, "value": cookie.value, "url": live_url}])
    context.clock.install()

    def opened() -> Page:
        page = context.new_page()
        page.goto(f"{live_url}/card/answers")
        return page

    return opened


def test_who_is_about_to_be_signed_out_is_asked_in_time_and_stays_by_one_key(sit: Sit) -> None:
    page = sit()
    page.clock.fast_forward("26:50")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.clock.fast_forward("00:15")
    expect(page.get_by_role("dialog", name="Are you still there?")).to_be_visible()
    expect(page.get_by_role("button", name="Stay signed in")).to_be_focused()
    with page.expect_response("**/welcome") as asked:
        page.keyboard.press("Enter")
    assert asked.value.status == 200
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.clock.fast_forward("27:05")
    expect(page.get_by_role("dialog")).to_be_visible()


def test_what_is_opened_in_one_window_keeps_the_other_quiet(sit: Sit) -> None:
    first = sit()
    first.clock.fast_forward("20:00")
    second = sit()
    first.clock.fast_forward("08:00")
    expect(first.get_by_role("dialog")).to_be_hidden()
    expect(second.get_by_role("dialog")).to_be_hidden()


def test_who_has_been_signed_out_meanwhile_comes_to_the_sign_in_page(sit: Sit) -> None:
    page = sit()
    page.clock.fast_forward("27:05")
    page.context.clear_cookies()
    page.keyboard.press("Enter")
    page.wait_for_url("**/sign-in**")


def test_narrowing_a_list_says_how_much_is_left_in_the_same_place(sit: Sit) -> None:
    page = sit()
    told = page.locator("#found")
    told.evaluate("one => { window.told = one; }")
    before = told.inner_text()
    page.get_by_label("Channel").focus()
    page.get_by_label("Channel").select_option("phone")
    expect(told).not_to_have_text(before)
    assert page.evaluate("window.told === document.getElementById('found') && window.told.role === 'status'")
    assert page.evaluate("document.activeElement.name") == "channel"


def test_a_card_that_keeps_itself_up_to_date_can_be_paused_and_stays_so(sit: Sit) -> None:
    page = sit()
    page.goto(page.url.replace("/card/answers", "/card"))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    pause = page.get_by_role("button", name="Pause this")
    pause.click()
    page.reload()
    expect(pause).to_have_attribute("aria-pressed", "true")
    asked.clear()
    page.evaluate("htmx.trigger('#card', 'refresh')")
    assert [url for url in asked if "live=" in url] == []
    with page.expect_request("**/card?*live=*"):
        pause.click()


def test_what_imagined_answers_come_to_is_said_in_one_place(sit: Sit) -> None:
    page = sit()
    page.goto(page.url.replace("/card/answers", "/card"))
    told = page.get_by_role("status").filter(has=page.locator("xpath=self::*[@id='what-if-said']"))
    told.evaluate("one => { window.told = one; }")
    expect(told).to_have_text("")
    page.locator("#if-phone-9").press("Enter")
    expect(told).to_contain_text("score")
    assert page.evaluate("window.told.isConnected")
