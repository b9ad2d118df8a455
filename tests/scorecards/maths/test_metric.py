"""Scores and how they are shown."""

from decimal import Decimal
from fractions import Fraction

import pytest

from scorecards.maths.metric import Metric, Tally, decimals, exact, one_more, score, shown

NPS, CSAT = Metric.NPS, Metric.CSAT


def test_a_negative_cancels_a_positive_in_nps_only() -> None:
    tally = Tally(4, 1, 1)
    assert [score(NPS, tally), score(CSAT, tally)] == [Fraction(50), Fraction(200, 3)]


def test_without_answers_there_is_no_score() -> None:
    assert (score(NPS, Tally()), shown(score(NPS, Tally()), None), exact(None)) == (None, None, None)


@pytest.mark.parametrize(
    ("points", "target", "text"),
    [
        (Fraction(496, 10), "50", "49.6"),
        (Fraction(4999, 100), "50", "49.9"),
        (Fraction(200, 3), "66.66", "66.66"),
        (Fraction(-1234, 100), "50", "-12.4"),
        (Fraction(-1, 1000), "0", "-0.1"),
        (Fraction(0), "0.5", "0.0"),
        (Fraction(-100), "-100", "-100.0"),
        (Fraction(312508, 10000), "31.250000", "31.25"),
        (Fraction(100), "1E+2", "100.0"),
        (Fraction(1, 20), None, "0.0"),
    ],
)
def test_a_score_is_shown_rounded_down(points: Fraction, target: str | None, text: str) -> None:
    assert shown(points, None if target is None else Decimal(target)) == text


def test_no_score_is_ever_shown_as_minus_zero() -> None:
    shorts = {shown(Fraction(thousandth, 1000), None) for thousandth in range(-300, 301)}
    assert shorts == {"-0.3", "-0.2", "-0.1", "0.0", "0.1", "0.2", "0.3"}


def test_the_exact_score_keeps_its_denominator() -> None:
    assert (exact(Fraction(218, 5)), exact(Fraction(50)), exact(Fraction(-7, 3))) == ("218/5", "50/1", "-7/3")


@pytest.mark.parametrize(
    ("number", "count"),
    [("50", 0), ("31.25", 2), ("42.500", 1), ("1E+2", 0), ("0.000", 0), ("-0.05", 2), ("1E-999999", 999999)],
)
def test_only_the_decimals_a_number_needs_are_counted(number: str, count: int) -> None:
    assert decimals(Decimal(number)) == count


def test_one_more_answer_of_each_kind_moves_the_score() -> None:
    after = one_more(NPS, Tally(3, 1, 1))
    assert (after.positive, after.neutral, after.negative) == (Fraction(50), Fraction(200, 6), Fraction(100, 6))


def test_the_first_answer_makes_the_whole_score() -> None:
    after = one_more(CSAT, Tally())
    assert (after.positive, after.neutral, after.negative) == (Fraction(100), Fraction(0), Fraction(0))


def test_tallies_of_several_months_add_up() -> None:
    assert sum([Tally(1, 2, 3), Tally(10, 20, 30)], Tally()) == Tally(11, 22, 33)


@pytest.mark.parametrize("counts", [(-1, 5, 5), (5, -1, 0), (0, 0, -1)])
def test_a_tally_refuses_counts_below_zero(counts: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match=r"no counts below zero"):
        Tally(*counts)
