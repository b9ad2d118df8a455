"""The chances forecast on the real month are better than simple rules, and as often right as they say."""

import sys

import pytest

from benchmarks.calibration import forecasts
from benchmarks.shopzilla import ratings
from scorecards.maths.calibration import brier, calibration_error
from tests.needs import shared

pytestmark = [pytest.mark.real, pytest.mark.slow]


def test_on_a_real_month_the_chance_beats_every_simple_rule_and_is_calibrated() -> None:
    shared("data", "shopzilla")
    found = forecasts(ratings(), minimum=12, channels=("Inbound",), days=(10, 20))
    rules = {key[0]: [one for other, ones in found.items() if other[0] == key[0] for one in ones] for key in found}
    scores = {rule: brier(ones) or 1.0 for rule, ones in rules.items()}
    error = calibration_error(rules["exact chance"]) or 1.0
    sys.stdout.write(f"\nforecasts of each rule: {len(rules['exact chance'])}; Brier {scores}; ECE {error:.3f}\n")
    assert min(scores, key=scores.__getitem__) == "exact chance"
    assert (scores["exact chance"] < 0.125, error < 0.03) == (True, True)
