"""The one word on the day: a met target is said with joy, anything else gets one next step."""

from collections.abc import Iterator

import pytest
from flask import Flask

from app.i18n import in_language
from scorecards.board.day_word import day_word
from scorecards.maths.metric import Tally
from tests.scorecards.board.test_standing import card, channel

MET, CLOSE, FAR = channel(Tally(9, 1, 0)), channel(Tally(14, 4, 4)), channel(Tally(4, 2, 6))
LOST, AIMLESS = channel(Tally(9, 1, 0), "100"), channel(Tally(9, 1, 0), None)


@pytest.fixture(autouse=True)
def _english(flask_app: Flask) -> Iterator[None]:
    with flask_app.test_request_context(), in_language("en"):
        yield


def test_when_every_target_is_met_that_is_said() -> None:
    found = day_word(card("Aino", MET, AIMLESS), over=False)
    assert found is not None
    assert (found.tone, found.title, found.text) == ("met", "Well done", "Every target is met as of today.")


def test_otherwise_the_nearest_channel_gets_the_one_next_step() -> None:
    found = day_word(card("Aino", MET, FAR, CLOSE), over=False)
    assert found is not None
    assert found.tone == "step"
    assert found.text == "Phone: one more positive answer makes the score 47.8, 1 more needed."


def test_where_nothing_can_be_reached_it_says_what_still_counts() -> None:
    found = day_word(card("Aino", LOST), over=False)
    assert found is not None
    assert found.text.startswith("Every answer still counts")


def test_of_a_month_that_is_over_only_good_is_said() -> None:
    assert day_word(card("Aino", MET, CLOSE), over=True) is None
    found = day_word(card("Aino", MET), over=True)
    assert found is not None
    assert found.text == "Every target of the month was met."


def test_without_a_target_there_is_nothing_to_say() -> None:
    assert day_word(card("Aino", AIMLESS), over=False) is None
    assert day_word(card("Aino"), over=False) is None
