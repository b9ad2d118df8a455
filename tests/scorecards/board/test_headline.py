"""The first thing a card says about a channel, in every state."""

from collections.abc import Iterator

import pytest
from flask import Flask

from app.i18n import in_language
from scorecards.board.headline import Headline, headline
from scorecards.board.what_next import what_next
from scorecards.maths.metric import Tally
from tests.scorecards.board.test_standing import channel


@pytest.fixture(autouse=True)
def _english(flask_app: Flask) -> Iterator[None]:
    with flask_app.test_request_context(), in_language("en"):
        yield


def said(tally: Tally, target: str | None = "50", minimum: int = 10, *, over: bool = False) -> str:
    found: Headline = headline(channel(tally, target, minimum), over=over)
    return " | ".join([*filter(None, [found.figure, found.words]), *found.under])


@pytest.mark.parametrize(
    ("tally", "target", "expected"),
    [
        (Tally(14, 4, 4), "50", "2 | more positive responses | to reach the target of 50"),
        (
            Tally(13, 3, 3),
            "50.0",
            "Target met | No cushion: one negative answer would lose it for now. | Or 1 neutral answer.",
        ),
        (Tally(), "50", "No answers yet | 10 positive responses, and nothing else, would meet the target."),
        (Tally(9, 1, 0), None, "No target yet | Nobody has set a target for this channel and month."),
    ],
)
def test_the_headline_of_a_running_month(tally: Tally, target: str | None, expected: str) -> None:
    assert said(tally, target) == expected


def test_too_few_answers_say_how_many_are_missing_and_what_they_may_be() -> None:
    assert said(Tally(8, 1, 0)) == (
        "1 | more answer needed: too early to say | A figure counts from 10 answers on; there are 9 so far."
        " | Of those still missing, 1 may be negative."
    )


def test_a_target_out_of_reach_says_what_still_counts() -> None:
    assert said(Tally(9, 1, 0), "100").startswith("Not reachable this month | A target of 100 leaves room")


def test_a_target_at_the_lowest_score_cannot_be_lost() -> None:
    assert said(Tally(9, 1, 0), "-100") == "Target met | No negative answer can lose it."


@pytest.mark.parametrize(
    ("tally", "expected"),
    [
        (Tally(14, 4, 4), "Target not met | The month ended 2 positive responses short."),
        (Tally(8, 1, 0), "Too few answers | A figure counts from 10 answers on; there are 9 so far."),
        (Tally(), "No answers this month"),
        (Tally(13, 2, 1), "Target met"),
    ],
)
def test_the_headline_of_a_month_that_is_over_promises_nothing(tally: Tally, expected: str) -> None:
    assert said(tally, over=True) == expected


def test_the_next_answer_tells_its_score_and_what_is_then_needed() -> None:
    found = [(one.score, one.then) for one in what_next(channel(Tally(9, 1, 0), "90"))]
    assert found == [("90.9", "target met"), ("81.8", "9 more needed"), ("72.7", "19 more needed")]


def test_without_a_target_the_next_answer_tells_its_score_only() -> None:
    assert [one.then for one in what_next(channel(Tally(9, 1, 0), None))] == ["", "", ""]
