"""The search for the best settings: where it sets out, how near it comes, and that it stays within bounds."""

import numpy as np
import pytest
from scipy.special import expit, logit

from scorecards.maths.search import Floats, Kind, search

BOTH = (Kind.POSITIVE, Kind.SHARE)


def hill(values: Floats, steepness: float) -> float:
    """Greatest at 50 and a third, seen on the scale that is searched."""
    level, share = float(np.log(values[0] / 50)), float(logit(values[1]) - logit(1 / 3))
    return -steepness * (level**2 + share**2)


@pytest.mark.parametrize(("steepness", "near"), [(1e-2, 5e-3), (1.0, 5e-3), (1e7, 2e-5)])
def test_the_greatest_is_found_on_flat_and_on_steep_ground(steepness: float, near: float) -> None:
    level, share = search(lambda values: hill(values, steepness), (20.0, 0.6), BOTH)
    assert level == pytest.approx(50, rel=near)
    assert share == pytest.approx(1 / 3, rel=near)


def test_the_search_sets_out_from_the_start_and_one_step_up_along_each_setting() -> None:
    seen: list[Floats] = []

    def likelihood(values: Floats) -> float:
        seen.append(values)
        return hill(values, 1.0)

    search(likelihood, (20.0, 0.6), BOTH)
    wanted = [(20, 0.6), (20 * np.e, 0.6), (20, expit(logit(0.6) + 1))]
    assert np.array(seen[:3]) == pytest.approx(np.array(wanted))


@pytest.mark.parametrize(("slope", "ends"), [(1, (20_000.0, 0.999)), (-1, (1e-4, 0.001))])
def test_settings_that_would_grow_or_shrink_without_end_stop_at_their_bounds(
    slope: int, ends: tuple[float, float]
) -> None:
    level, share = search(lambda values: slope * (np.log(values[0]) + logit(values[1])), (1.0, 0.5), BOTH)
    assert (level, share) == pytest.approx(ends, rel=1e-3)
    assert 1e-4 <= level <= 20_000
    assert 0.001 <= share <= 0.999


def test_a_start_beyond_all_numbers_is_brought_within_bounds() -> None:
    assert search(lambda values: float(values[0]), (1e308,), (Kind.POSITIVE,)) == (20_000.0,)


def test_every_setting_has_a_kind() -> None:
    with pytest.raises(ValueError, match="shorter"):
        search(lambda values: float(values.sum()), (20.0, 0.6), (Kind.POSITIVE,))
