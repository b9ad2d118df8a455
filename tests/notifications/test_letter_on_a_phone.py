"""The HTML letter in a browser at the width of a phone."""

from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Page

from tests.notifications.figures import CASES, LANGUAGES, case, letter, text_of


@pytest.mark.browser
def test_the_letter_fits_a_phone_and_asks_for_nothing_from_elsewhere(
    flask_app: Flask, page: Page, tmp_path: Path
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_viewport_size({"width": 360, "height": 800})
    file = tmp_path / "letter.html"
    for name, language in ((name, language) for name in CASES for language in LANGUAGES):
        file.write_text(text_of(letter(flask_app, case(name, language), language), "html"))
        page.goto(file.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert set(asked) == {file.as_uri()}
