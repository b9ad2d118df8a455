"""The cheapest path to an index, against the shared cases and a search through every path."""

import json
import sys
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from random import Random
from time import process_time
from typing import Any

import pytest

from scorecards.maths.cheapest import cheapest_path
from scorecards.maths.composite import Component, index
from scorecards.maths.goal import goal
from scorecards.maths.hits import fewest_for_hits
from scorecards.maths.metric import Metric, Tally, exact
from tests.needs import shared
from tests.scorecards.maths.composites import Case, random_case, reaches, totals

NPS = Metric.NPS


def vectors() -> list[dict[str, Any]]:
    cases = json.loads(shared("design", "vectors", "remaining.json").read_text())["vectors"]
    return [case for case in cases if case["kind"] == "composite"]


def component(given: dict[str, Any], clipped: bool) -> Component:
    metric = Metric(given["metric"].lower())
    tally, aim = Tally(given["P"], given["U"], given["D"]), goal(metric, given["T"], given["m"])
    return Component(
        metric, tally, aim, Decimal(given["floor"]), Decimal(given["weight"]), Decimal(given["cap"]), clipped
    )


def test_every_shared_case_has_its_index_and_one_of_its_cheapest_paths() -> None:
    for case in vectors():
        components = [component(given, case["clip_floor"]) for given in case["channels"]]
        path = cheapest_path(components, Decimal(case["threshold"]))
        assert exact(index(components)) == case["index_now"], case["id"]
        if case["k_total"] is None:
            assert path is None or sum(path) > case["searched_up_to"], case["id"]
        else:
            assert path is not None
            assert (sum(path), list(path) in case["allocations"]) == (case["k_total"], True), case["id"]
    sys.stdout.write(f"\ncomposite vectors: {len(vectors())}\n")
    assert len(vectors()) == 25


def many(cases: int, clipped: bool = True) -> Iterator[Case]:
    for seed in range(cases):
        dice = Random(seed)
        channels = dice.choice([1, 2, 2, 3])
        yield random_case(dice, channels, {1: 60, 2: 30, 3: 12}[channels], clipped)


def test_within_capacities_no_path_is_cheaper_than_the_one_found() -> None:
    out_of_reach = 0
    for case in many(250):
        path = cheapest_path(case.components, case.threshold, case.capacities)
        assert (None if path is None else sum(path)) == min(totals(case), default=None), case
        assert path is None or all(k <= most for k, most in zip(path, case.capacities, strict=True))
        assert path is None or reaches(case, path)
        out_of_reach += path is None
    sys.stdout.write(f"\n250 cases with capacities agree, {out_of_reach} of them out of reach\n")
    assert 40 < out_of_reach < 210


@pytest.mark.parametrize("clipped", [True, False])
def test_without_capacities_no_path_is_cheaper_than_the_one_found(clipped: bool) -> None:
    found = 0
    for case in many(250, clipped):
        searched = Case(
            case.components, case.threshold, ({1: 60, 2: 30, 3: 12}[len(case.components)],) * len(case.components)
        )
        path, tried = cheapest_path(case.components, case.threshold), min(totals(searched), default=None)
        if path is not None and sum(path) <= searched.capacities[0]:
            assert (sum(path), reaches(case, path)) == (tried, True), case
            found += 1
        else:
            assert tried is None or (path is not None and sum(path) <= tried), case
    sys.stdout.write(f"\n250 cases without capacities agree, {found} of them within the search\n")
    assert found > 150


def channel(tally: Tally, target: str = "50", minimum: int = 0, floor: int = 20, **more: Any) -> Component:
    return Component(NPS, tally, goal(NPS, target, minimum), Decimal(floor), **more)


def test_an_index_already_there_takes_nothing_more() -> None:
    assert cheapest_path([channel(Tally(5, 5)), channel(Tally(6, 4))]) == (0, 0)


def test_of_two_equal_channels_the_earlier_is_given_the_odd_positive() -> None:
    assert cheapest_path([channel(Tally(4, 5)), channel(Tally(4, 5))], 90) == (1, 0)


def test_a_channel_below_its_minimum_may_better_be_left_out() -> None:
    good, started = channel(Tally(5, 5), minimum=10), channel(Tally(0, 0, 4), minimum=5)
    assert cheapest_path([good, started]) == (0, 0)


def test_without_any_channel_at_its_minimum_one_is_brought_there() -> None:
    assert cheapest_path([channel(Tally(2), minimum=9), channel(Tally(3), minimum=6)], 0) == (0, 3)
    assert cheapest_path([channel(Tally(0, 3), minimum=6)], 0) == (3,)


def test_an_index_that_is_only_approached_is_out_of_reach() -> None:
    near = channel(Tally(5, 5), target="100", floor=0, cap=Decimal(1))
    assert [cheapest_path([near]), cheapest_path([near], 120)] == [None, None]
    assert cheapest_path([near], Decimal("99.9")) == (4990,)


def test_all_positive_channels_stand_still_at_their_best() -> None:
    assert [cheapest_path([channel(Tally(5), cap=Decimal(9))], asked) for asked in (266, 267)] == [(0,), None]


def test_no_channels_lead_nowhere() -> None:
    assert [cheapest_path([]), cheapest_path([channel(Tally(0, 1))], 100, [0])] == [None, None]


def test_every_channel_takes_a_capacity_of_its_own() -> None:
    with pytest.raises(ValueError, match="zip"):
        cheapest_path([channel(Tally(0, 1))], 100, [1, 2])


def test_millions_of_positives_are_counted_without_walking_them() -> None:
    large = [channel(Tally(10**6, 10**7, 10**6 + place), weight=10 + place) for place in range(6)]
    path = cheapest_path(large)
    assert path is not None
    case = Case(tuple(large), 100, ())
    assert reaches(case, path)
    for place in range(6):
        assert not reaches(case, [given - (at == place) for at, given in enumerate(path)])


def test_six_channels_take_less_than_a_tenth_of_a_second() -> None:
    dice = Random(6)
    cases = [random_case(dice, 6, 40) for _ in range(20)]
    started = process_time()
    for case in cases:
        cheapest_path(case.components, case.threshold)
        cheapest_path(case.components, case.threshold, case.capacities)
    each = (process_time() - started) / 40
    sys.stdout.write(f"\nsix channels: {1000 * each:.1f} ms each\n")
    assert each < 0.1


@pytest.mark.parametrize(
    ("asked", "plan"),
    [
        (0, (0, 0, 0)),
        (20, (0, 0, 2)),
        (30, (0, 0, 2)),
        (31, (5, 0, 0)),
        (60, (5, 0, 0)),
        (Fraction(121, 2), (5, 0, 2)),
        (90, (5, 0, 2)),
        (91, None),
    ],
)
def test_for_a_share_of_the_channels_the_nearest_targets_are_taken(
    asked: Fraction, plan: tuple[int, ...] | None
) -> None:
    far, lost = channel(Tally(0, 5), weight=60), channel(Tally(1, 1), target="100", weight=10)
    assert fewest_for_hits([far, lost, channel(Tally(0, 2), weight=30)], asked) == plan


def test_the_fewest_positives_count_and_not_the_latest_channel() -> None:
    assert fewest_for_hits([channel(Tally(0, 2)), channel(Tally(0, 5))], 50) == (2, 0)
