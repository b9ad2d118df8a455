"""A card in an open window: what the first visit costs, and what an answer that arrives changes."""

import sys
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from tests.browser import tasks
from tests.browser.conftest import Desk
from tests.browser.hands import Mouse, Touch
from tests.company import AINO
from tests.scorecards.board.test_card_page import answered

pytestmark = [pytest.mark.browser, pytest.mark.commits, pytest.mark.slow]
MOST_BYTES = 100_000
NO_SHIFT = 0.01
ASKS_EVERY = 26_000
# Every shift counts here, also one right after a key: the browser's own sum leaves those out.
SHIFTS = """window.shifted = 0
new PerformanceObserver(seen => seen.getEntries().forEach(one => { window.shifted += one.value }))
  .observe({type: 'layout-shift', buffered: true})"""


@dataclass(frozen=True, slots=True)
class Visit:
    """What came over the line, in bytes for each request, and how far things moved on the page."""

    received: list[float]
    shifted: float


def settled(page: Page) -> float:
    """How far things have moved, once letters and pictures are there and two frames are drawn."""
    page.wait_for_load_state("networkidle")
    page.evaluate(
        "document.fonts.ready.then(() => new Promise(go => requestAnimationFrame(() => setTimeout(go, 100))))"
    )
    return float(page.evaluate("window.shifted"))


def visited(page: Page) -> Visit:
    """A first visit of the card, with nothing kept from earlier."""
    received: list[float] = []
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.setCacheDisabled", {"cacheDisabled": True})
    line.on("Network.loadingFinished", lambda told: received.append(told["encodedDataLength"]))
    page.add_init_script(SHIFTS)
    page.goto("/card")
    return Visit(received, settled(page))


def test_what_comes_in_above_the_rest_counts_as_moved(page: Page) -> None:
    page.set_content("<p>Below</p>" * 20)
    page.evaluate(f"() => {{ {SHIFTS} }}")
    page.evaluate("document.body.insertAdjacentHTML('afterbegin', '<h1>Above</h1>')")
    assert settled(page) > NO_SHIFT


@pytest.mark.parametrize("way", [Mouse, Touch])
def test_a_first_visit_of_my_card_is_light_and_nothing_moves(desk: Desk, way: type[Mouse | Touch]) -> None:
    visit = visited(desk.sit(AINO, **way.WINDOW))
    told = f"{sum(visit.received):,.0f} bytes in {len(visit.received)} requests, shift {visit.shifted:.4f}"
    sys.stdout.write(f"\n{way.__name__}: {told}\n")
    assert len(visit.received) >= len(("page", "bootstrap", "kymppi", "card", "font", "htmx", "live"))
    assert sum(visit.received) < MOST_BYTES
    assert visit.shifted < NO_SHIFT


@pytest.mark.parametrize("way", [Mouse, Touch])
def test_an_answer_that_arrives_shows_itself_and_moves_nothing(desk: Desk, way: type[Mouse | Touch]) -> None:
    hands = way(desk.sit(AINO, **way.WINDOW))
    hands.page.clock.install()
    hands.page.add_init_script(SHIFTS)
    hands.open("/card")
    hands.arrives("My card")
    tile = tasks.at_a_glance(hands, "Phone")
    expect(tile).to_contain_text("3 more positive responses")
    tile.get_by_role("link").focus()
    before = settled(hands.page)
    with desk.reading() as session:
        answered(session, "1001")
    hands.page.clock.fast_forward(ASKS_EVERY)
    expect(tile).to_contain_text("2 more positive responses")
    expect(tile.get_by_role("link")).to_be_focused()
    assert settled(hands.page) - before < NO_SHIFT
