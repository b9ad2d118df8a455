"""The months a page offers."""

from datetime import date

import pytest

from app.months import OFFERED, choice

TODAY = date(2026, 11, 22)


def test_this_month_is_shown_when_none_is_asked_for() -> None:
    found = choice(None, TODAY)
    assert (found.month, found.earlier, found.later) == (date(2026, 11, 1), date(2026, 10, 1), None)
    assert found.all[0] == date(2026, 11, 1)
    assert (len(found.all), found.all[-1]) == (OFFERED, date(2025, 11, 1))


def test_a_month_long_ago_is_offered_too_and_has_a_later_one() -> None:
    found = choice("2024-12", TODAY)
    assert found.later == date(2025, 1, 1)
    assert found.all[-1] == date(2024, 12, 1)


@pytest.mark.parametrize("asked", ["2026-12", "2026-13", "november", "", "2026-11-22"])
def test_a_month_that_has_not_begun_or_is_none_is_refused(asked: str) -> None:
    with pytest.raises(ValueError, match="2026-11"):
        choice(asked, TODAY)
