"""A month's way to its target beside an even month."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from app.i18n import in_language
from scorecards.board.even_pace import EvenPace, even_pace, worked_share
from scorecards.board.pace_words import way
from scorecards.maths.metric import Tally
from tests.scorecards.board.test_standing import MONTH, card, channel

MEMBER = card("Aino").person


@pytest.mark.parametrize(
    ("day", "share"),
    [
        (date(2026, 11, 1), Fraction(0)),  # a Sunday
        (date(2026, 11, 2), Fraction(1, 21)),
        (date(2026, 11, 22), Fraction(15, 21)),
        (date(2026, 11, 30), Fraction(1)),
    ],
)
def test_the_share_of_a_month_is_that_of_its_working_days(day: date, share: Fraction) -> None:
    assert worked_share(MEMBER, MONTH, day, "FI") == share


def test_who_begins_or_leaves_midway_has_a_shorter_month() -> None:
    late = replace(MEMBER, employed_from=date(2026, 11, 16))
    leaving = replace(MEMBER, employed_to=date(2026, 11, 13))
    assert worked_share(late, MONTH, date(2026, 11, 20), "FI") == Fraction(5, 11)
    assert worked_share(leaving, MONTH, date(2026, 11, 20), "FI") == 1


def test_the_pace_is_that_of_the_positive_answers_the_target_takes_in_all() -> None:
    found = even_pace(channel(Tally(17, 5, 4), "55"), Fraction(3, 4))
    assert found == EvenPace(positives=17, in_all=20, by_today=15, share=Fraction(3, 4))
    assert found.ahead == 2


def test_there_is_no_pace_without_a_target_or_with_one_that_is_met_or_out_of_reach() -> None:
    for one in (channel(Tally(9, 1, 0), None), channel(Tally(9, 1, 0)), channel(Tally(9, 1, 0), "100")):
        assert even_pace(one, Fraction(1, 2)) is None


@given(st.integers(0, 500), st.integers(1, 500), st.fractions(0, 1))
def test_bar_and_marker_stay_within_the_picture(positives: int, needed: int, share: Fraction) -> None:
    pace = EvenPace(positives, positives + needed, int((positives + needed) * share), share)
    assert 0 <= pace.positives < pace.in_all
    assert (pace.ahead >= 0) == (positives >= pace.by_today)


@pytest.mark.parametrize(
    ("by_today", "words"),
    [
        (16, "1 positive answer ahead of an even month"),
        (17, "In step with an even month"),
        (19, "2 positive answers behind an even month"),
    ],
)
def test_the_marker_stands_where_an_even_month_would(flask_app: Flask, by_today: int, words: str) -> None:
    with flask_app.test_request_context(), in_language("en"):
        found = way(EvenPace(17, 20, by_today, Fraction(4, 5)))
    assert found is not None
    assert (found.done, found.even, found.words) == (850, 800, words)
