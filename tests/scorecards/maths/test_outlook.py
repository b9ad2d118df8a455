"""The words for a chance, and the range of answers still to come."""

import pytest

from scorecards.maths.arrivals import Arrivals
from scorecards.maths.outlook import Outlook, Remaining, outlook, remaining

SOME = Arrivals(8, 0.55)

WORDS = [
    (0.0, Outlook.UNLIKELY),
    (0.0999, Outlook.UNLIKELY),
    (0.1, Outlook.POSSIBLE),
    (0.3999, Outlook.POSSIBLE),
    (0.4, Outlook.WITHIN_REACH),
    (0.7499, Outlook.WITHIN_REACH),
    (0.75, Outlook.LIKELY),
    (0.9499, Outlook.LIKELY),
    (0.95, Outlook.VERY_LIKELY),
    (1.0, Outlook.VERY_LIKELY),
]


@pytest.mark.parametrize(("chance", "word"), WORDS)
def test_each_chance_has_its_word(chance: float, word: Outlook) -> None:
    assert outlook(2, SOME, chance) is word


def test_a_target_that_no_positives_reach_is_unreachable_whatever_comes() -> None:
    assert outlook(None, SOME, 0.0) is Outlook.UNREACHABLE


def test_out_of_reach_is_more_answers_than_come_in_one_month_of_a_hundred() -> None:
    rare = next(count for count in range(200) if SOME.at_least(count) < 0.01)
    assert outlook(rare, SOME, 0.0) is Outlook.OUT_OF_REACH
    assert outlook(rare - 1, SOME, 0.0) is Outlook.UNLIKELY


def test_when_the_month_is_over_the_words_are_the_outcome() -> None:
    over = Arrivals(8, 0.0)
    assert outlook(0, over, 1.0) is Outlook.VERY_LIKELY
    assert outlook(1, over, 0.0) is Outlook.OUT_OF_REACH


def test_the_words_are_stable_keys() -> None:
    assert [word.value for word in Outlook] == [
        "unreachable",
        "out_of_reach",
        "unlikely",
        "possible",
        "within_reach",
        "likely",
        "very_likely",
    ]


def test_eight_of_ten_months_lie_in_the_range_and_the_mean_is_rounded_half_up() -> None:
    found = remaining(SOME)
    assert found.mean == 10
    assert 1 - SOME.at_least(found.low + 1) >= 0.1 > 1 - SOME.at_least(found.low)
    assert 1 - SOME.at_least(found.high + 1) >= 0.9 > 1 - SOME.at_least(found.high)
    assert remaining(Arrivals(1, 1 / 3)).mean == 1


def test_nothing_remains_at_the_end() -> None:
    assert remaining(Arrivals(8, 0.0)) == Remaining(0, 0, 0)
