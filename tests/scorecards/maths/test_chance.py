"""The chance of reaching the target: against brute force, the shared vectors, and what must hold of any chance."""

import json
import random
import sys

import pytest

from scorecards.maths.arrivals import Arrivals
from scorecards.maths.chance import TAIL, Case, arrival_weights, chance
from scorecards.maths.chance_batch import chances
from scorecards.maths.goal import goal
from scorecards.maths.metric import Metric, Tally
from scorecards.maths.mix import Mix
from scorecards.maths.progress import progress
from tests.needs import shared
from tests.scorecards.maths.chance_cases import counted_out, counted_out_by_two, make, random_case

OVER, MIX = Arrivals(8, 0.0), Mix(25, 8, 7)


def vectors() -> list[tuple[Case, float]]:
    cases = json.loads(shared("design", "vectors", "chance.json").read_text())["vectors"]
    found = []
    for case in cases:
        metric = Metric(case["metric"].lower())
        tally = Tally(case["positives"], case["neutrals"], case["negatives"])
        aim = goal(metric, case["target"], case["min_responses"])
        arrivals = Arrivals(case["nb_size"], case["nb_q"])
        found.append((Case(metric, tally, aim, Mix(*case["alpha"]), arrivals), case["p_hit"]))
    return found


def test_every_shared_vector_agrees_within_a_millionth() -> None:
    errors = [abs(chance(case) - expected) for case, expected in vectors()]
    sys.stdout.write(f"\nchance vectors: {len(errors)}, largest error {max(errors):.1e}\n")
    assert (len(errors), max(errors) < 1e-6) == (150, True)


def test_every_shared_vector_agrees_when_taken_together() -> None:
    cases, expected = zip(*vectors(), strict=True)
    errors = [abs(found - wanted) for found, wanted in zip(chances(cases), expected, strict=True)]
    assert (len(errors), max(errors) < 1e-6) == (150, True)


def test_the_chance_is_the_sum_over_all_that_may_come() -> None:
    dice = random.Random(11)
    cases = [random_case(dice, most=4) for _ in range(60)]
    errors = [abs(chance(case) - counted_out(case)) for case in cases if arrivals_within(case, 60)]
    sys.stdout.write(f"\nchances counted out: {len(errors)}, largest error {max(errors):.1e}\n")
    assert (len(errors) >= 50, max(errors) < 1e-6) == (True, True)


def arrivals_within(case: Case, most: int) -> bool:
    return len(arrival_weights(case.arrivals)) <= most


def test_the_chance_is_at_most_that_of_enough_answers() -> None:
    dice = random.Random(12)
    for case in (random_case(dice) for _ in range(300)):
        needed = progress(case.metric, case.tally, case.goal).still_needed
        most = 0.0 if needed is None else case.arrivals.at_least(needed)
        assert chance(case) <= most + 1e-9


@pytest.mark.parametrize("loss", [(20, 1, 0), (20, 0, 1)])
@pytest.mark.parametrize("metric", list(Metric))
def test_a_hundred_is_out_of_reach_after_a_loss(metric: Metric, loss: tuple[int, int, int]) -> None:
    assert chance(make(metric, loss, "100", 0)) == 0.0
    assert chance(make(metric, loss, "100", 0, arrivals=Arrivals(400, 0.5), mix=Mix(900, 0.01, 0.01))) == 0.0


@pytest.mark.parametrize(("counts", "expected"), [((5, 5, 0), 1.0), ((5, 6, 0), 0.0), ((4, 4, 0), 0.0)])
def test_when_the_month_is_over_the_chance_is_all_or_nothing(counts: tuple[int, int, int], expected: float) -> None:
    case = make(Metric.NPS, counts, "50", 10, arrivals=OVER)
    assert chance(case) == expected == chances([case])[0]


def test_without_an_answer_nothing_is_hit_even_when_the_target_is_the_lowest() -> None:
    assert chance(make(Metric.NPS, (0, 0, 0), "-100", 0, arrivals=OVER)) == 0.0
    some = Arrivals(8, 0.55)
    assert chance(make(Metric.NPS, (0, 0, 0), "-100", 0, arrivals=some)) == pytest.approx(some.at_least(1))


def test_the_lowest_target_with_enough_answers_is_certain() -> None:
    assert chance(make(Metric.CSAT, (0, 0, 12), "0", 12)) == pytest.approx(1.0, abs=1e-12)


@pytest.mark.parametrize("arrivals", [Arrivals(1, 0.5), Arrivals(2, 0.3), Arrivals(3, 0.8), Arrivals(5, 0.7)])
def test_no_chance_is_above_one_by_a_rounding_of_floats(arrivals: Arrivals) -> None:
    cases = [make(Metric.NPS, (9, 0, 0), "-100", 0, arrivals=arrivals, mix=mix) for mix in (MIX, Mix(0.3, 0.2, 0.1))]
    assert max(*map(chance, cases), *chances(cases)) <= 1.0


def test_short_of_the_minimum_the_chance_is_that_of_enough_answers() -> None:
    case = make(Metric.CSAT, (2, 0, 0), "0", 9)
    assert chance(case) == pytest.approx(case.arrivals.at_least(7), abs=TAIL)


@pytest.mark.parametrize(
    ("metric", "counts", "target", "share"),
    [
        (Metric.NPS, (2, 0, 0), "70", 1 / 6),
        (Metric.NPS, (2, 0, 0), "60", 3 / 6),
        (Metric.NPS, (2, 0, 0), "30", 1.0),
        (Metric.CSAT, (1, 1, 0), "60", 1 / 6),
        (Metric.CSAT, (1, 0, 1), "30", 1.0),
    ],
)
def test_one_answer_to_come_hits_by_its_kind(
    metric: Metric, counts: tuple[int, int, int], target: str, share: float
) -> None:
    arrivals = Arrivals(1, 1e-4)  # one answer in 10,000 months, two in none to speak of
    found = chance(make(metric, counts, target, 3, arrivals=arrivals, mix=Mix(1e6, 2e6, 3e6)))
    assert found == pytest.approx(1e-4 * share, abs=2e-8)


def test_better_answers_and_a_lower_target_never_lower_the_chance() -> None:
    dice = random.Random(13)
    for case in (random_case(dice) for _ in range(200)):
        better = Case(case.metric, case.tally + Tally(1), case.goal, case.mix, case.arrivals)
        assert chance(better) >= chance(case) - 1e-12
        lowest = goal(case.metric, case.metric.lowest, case.goal.minimum)
        assert chance(Case(case.metric, case.tally, lowest, case.mix, case.arrivals)) >= chance(case) - 1e-12


def test_the_weights_of_further_answers_add_up_to_one_and_stop_at_the_tail() -> None:
    arrivals = Arrivals(8, 0.55)
    weights = arrival_weights(arrivals)
    assert sum(weights) == pytest.approx(1, abs=1e-12)
    assert arrivals.at_least(len(weights)) < TAIL < arrivals.at_least(len(weights) - 1)
    assert arrival_weights(OVER) == [1.0]


@pytest.mark.parametrize(("target", "mix"), [("60", Mix(60, 20, 20)), ("64", Mix(6e6, 2e6, 2e6)), ("57", Mix(9, 3, 3))])
def test_the_normal_form_for_many_answers_is_within_a_hundredth_of_counting(target: str, mix: Mix) -> None:
    case = make(Metric.CSAT, (6, 2, 2), target, 0, mix=mix, arrivals=Arrivals(1e6, 4e-4))
    assert len(arrival_weights(case.arrivals)) > 480
    assert chance(case) == pytest.approx(counted_out_by_two(case, range(280, 520)), abs=0.01)


def test_many_answers_of_a_month_below_zero_leave_the_outcome_open() -> None:
    case = make(Metric.NPS, (20, 20, 60), "-40", 12, mix=Mix(7, 8, 25), arrivals=Arrivals(30, 0.92))
    assert 0.3 < chance(case) < 0.4


def test_a_month_of_many_answers_is_between_its_neighbours() -> None:
    lower, middle, higher = (
        chance(make(Metric.NPS, (60, 20, 20), text, 12, arrivals=Arrivals(30, 0.93))) for text in ("45", "44", "43")
    )
    assert 0.05 < lower < middle < higher < 0.95
