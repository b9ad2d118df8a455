"""The range a score could lie in by chance, against the shared cases and exact coverage (maths.md B4)."""

import json
import sys
from fractions import Fraction
from math import comb, exp, log

import pytest

from scorecards.maths.interval import Interval, interval, tango, wilson
from scorecards.maths.metric import Metric, Tally, score
from tests.needs import shared

NPS, CSAT = Metric.NPS, Metric.CSAT
MIXES = [(0.25, 0.5), (0.6, 0.15), (0.8, 0.05)]


def tallies(n: int) -> list[Tally]:
    return [Tally(p, n - p - d, d) for p in range(n + 1) for d in range(n + 1 - p)]


def test_every_shared_case_agrees_at_95_percent() -> None:
    given = json.loads(shared("design", "vectors", "interval.json").read_text())
    for case in given["vectors"]:
        tally = Tally(case["promoters"], case["passives"], case["detractors"])
        found = {"tango95": tango(tally, given["z"]), "csat_wilson95": wilson(tally, given["z"])}
        for name, ends in found.items():
            assert [100 * end for end in ends] == pytest.approx(case[name], abs=given["tolerance"]), case
        assert float(score(NPS, tally) or 0) == pytest.approx(case["nps"], abs=given["tolerance"])
    sys.stdout.write(f"\ninterval vectors: {len(given['vectors'])}\n")
    assert len(given["vectors"]) == 118


def test_without_neutrals_the_two_kinds_of_range_are_one() -> None:
    for n in range(1, 40):
        for p in range(n + 1):
            tally = Tally(p, 0, n - p)
            assert tango(tally, 1.6) == pytest.approx([2 * end - 1 for end in wilson(tally, 1.6)], abs=1e-7)


def test_neutrals_alone_have_a_range_of_closed_form() -> None:
    for n in (1, 5, 80):
        for z in (0.1, 2.0):
            end = z * z / (n + z * z)
            assert tango(Tally(0, n, 0), z) == pytest.approx((-end, end), abs=1e-7)


def test_the_range_is_made_at_90_percent_and_wider_when_surer() -> None:
    tally = Tally(20, 6, 4)
    plain, sure = interval(NPS, tally), interval(NPS, tally, 0.95)
    assert plain is not None
    assert sure is not None
    assert (plain.low, plain.high) == pytest.approx([100 * end for end in tango(tally, 1.6448536)], abs=1e-4)
    assert sure.low < plain.low < plain.high < sure.high


def test_csat_takes_its_range_from_the_share_of_positives() -> None:
    assert interval(CSAT, Tally(8, 1, 1)) == interval(CSAT, Tally(8, 2, 0))
    found = interval(CSAT, Tally(8, 2, 0), 0.95)
    assert found is not None
    assert (found.low, found.high) == pytest.approx((49.0162, 94.3318), abs=1e-4)


@pytest.mark.parametrize("metric", Metric)
def test_under_five_answers_there_is_no_range(metric: Metric) -> None:
    assert [interval(metric, tally) for n in range(5) for tally in tallies(n)] == [None] * 35
    assert None not in [interval(metric, tally) for tally in tallies(5)]


def test_five_of_five_leave_much_to_luck() -> None:
    found = interval(NPS, Tally(5), 0.95)
    assert found is not None
    assert (round(found.low), found.high) == (13, 100)


@pytest.mark.parametrize("metric", Metric)
def test_the_score_lies_in_its_range_and_the_range_on_the_scale(metric: Metric) -> None:
    for tally in tallies(12):
        found = interval(metric, tally)
        assert found is not None
        exact = score(metric, tally)
        assert exact is not None
        assert metric.lowest <= found.low <= float(exact) + 1e-9
        assert float(exact) - 1e-9 <= found.high <= 100


def test_exchanging_positives_and_negatives_mirrors_the_range() -> None:
    for tally in tallies(9):
        there, back = interval(NPS, tally), interval(NPS, Tally(tally.negatives, tally.neutrals, tally.positives))
        assert there is not None
        assert back is not None
        assert (back.low, back.high) == pytest.approx((-there.high, -there.low), abs=1e-5)


def chance_of(tally: Tally, p: float, d: float) -> float:
    n = tally.responses
    ways = comb(n, tally.positives) * comb(n - tally.positives, tally.negatives)
    return ways * exp(tally.positives * log(p) + tally.negatives * log(d) + tally.neutrals * log(1 - p - d))


def covered(found: Interval | None, truth: float) -> bool:
    return found is not None and found.low <= truth <= found.high


@pytest.mark.parametrize(("n", "least"), [(5, 0.94), (10, 0.93), (20, 0.93), (50, 0.94)])
def test_the_range_holds_the_truth_as_often_as_it_says(n: int, least: float) -> None:
    found = [(tally, interval(NPS, tally, 0.95)) for tally in tallies(n)]
    for p, d in MIXES:
        share = sum(chance_of(tally, p, d) for tally, ends in found if covered(ends, 100 * (p - d)))
        sys.stdout.write(f"\ncoverage of 95 % at n={n}, {p} positive, {d} negative: {share:.3f}")
        assert least <= share <= 0.99


def test_the_chances_of_all_outcomes_add_up_to_one() -> None:
    assert sum(chance_of(tally, 0.6, 0.15) for tally in tallies(20)) == pytest.approx(1)
    assert len(tallies(50)) == Fraction(51 * 52, 2)
