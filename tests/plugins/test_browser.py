"""The browser the suite drives: the real one, on the application served on a real port."""

import pytest
from playwright.sync_api import Page


@pytest.mark.browser
@pytest.mark.commits
def test_chromium_reaches_the_served_application(page: Page, live_url: str) -> None:
    answer = page.goto(f"{live_url}/healthz")
    assert answer is not None
    assert answer.ok
