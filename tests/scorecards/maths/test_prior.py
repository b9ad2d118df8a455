"""What answers a person may expect: history fades, this month counts whole, tilts keep the total."""

import pytest

from scorecards.maths.metric import Metric, Tally
from scorecards.maths.mix import Mix, pooled
from scorecards.maths.prior import start_of_month, today
from scorecards.maths.settings import MixSettings
from scorecards.maths.tilts import DayProfile, Tilts, channel_level, day_profile

CHANNEL = Mix(0.6, 0.3, 0.1)
SETTINGS = MixSettings(strength=40, memory=0.5, steadiness=200)


def parts(mix: Mix) -> tuple[float, float, float]:
    return mix.positive, mix.neutral, mix.negative


def shares(mix: Mix) -> tuple[float, float, float]:
    return parts(mix.worth(1.0))


def certainty(total: float, steadiness: float) -> float:
    """c, from the spread of one answer's mean: the person's 1/(S + 1) and the month's 1/(B + 1) of what is left."""
    person = 1 / (total + 1)
    return 1 / (person + (1 - person) / (steadiness + 1)) - 1


def test_pooled_shares_add_half_an_answer_of_each_kind() -> None:
    assert parts(pooled([Tally(1, 0, 2), Tally(0, 1, 0)])) == pytest.approx((1.5 / 5.5, 1.5 / 5.5, 2.5 / 5.5))


def test_a_channel_without_answers_has_equal_shares() -> None:
    assert parts(pooled([])) == pytest.approx((1 / 3, 1 / 3, 1 / 3))


def test_a_person_without_history_starts_with_the_channels_shares() -> None:
    start = start_of_month(CHANNEL, (), SETTINGS)
    assert shares(start) == pytest.approx(parts(CHANNEL))
    assert start.total == pytest.approx(certainty(40, 200))


def test_the_last_month_counts_by_half_and_the_one_before_by_a_quarter() -> None:
    start = start_of_month(CHANNEL, (Tally(8, 0, 0), Tally(0, 4, 10)), SETTINGS)
    raw = (24 + 2, 12 + 2, 4 + 5)
    assert shares(start) == pytest.approx(tuple(part / 49 for part in raw))
    assert start.total == pytest.approx(certainty(49, 200))


def test_a_month_without_answers_still_lets_the_earlier_ones_fade() -> None:
    away = start_of_month(CHANNEL, (Tally(8, 0, 0), Tally()), SETTINGS)
    assert shares(away)[0] == pytest.approx((24 + 2) / 42)


def test_without_memory_history_says_nothing() -> None:
    forgetful = MixSettings(memory=0.0)
    assert start_of_month(CHANNEL, (Tally(9, 9, 9),), forgetful) == start_of_month(CHANNEL, (), forgetful)


def test_the_defaults_are_those_of_the_specification() -> None:
    assert (MixSettings().strength, MixSettings().memory, MixSettings().steadiness) == (40, 0.5, 200)
    assert start_of_month(CHANNEL, ()) == start_of_month(CHANNEL, (), SETTINGS)


def test_a_steadier_month_makes_the_start_surer_and_never_surer_than_the_person() -> None:
    totals = [start_of_month(CHANNEL, (), MixSettings(steadiness=b)).total for b in (10, 100, 1e9)]
    assert totals == sorted(totals)
    assert totals[-1] == pytest.approx(40, rel=1e-6)


def test_this_months_answers_are_added_whole() -> None:
    assert today(Mix(6, 3, 1), Tally(4, 0, 1)) == Mix(10, 3, 2)


def test_a_channel_that_does_as_expected_is_not_tilted() -> None:
    level = channel_level([(Tally(60, 30, 10), Mix(6, 3, 1)), (Tally(6, 3, 1), Mix(60, 30, 10))])
    assert parts(level) == pytest.approx((1, 1, 1))
    assert parts(channel_level([])) == parts(channel_level([(Tally(), Mix(1, 1, 1))])) == (1, 1, 1)


def test_the_level_is_observed_over_expected_with_300_expected_answers_added() -> None:
    level = channel_level([(Tally(90, 5, 5), Mix(6, 3, 1)), (Tally(100, 0, 0), Mix(1, 0.5, 0.5))])
    expected = (60 + 50, 30 + 25, 10 + 25)
    usual = [part / 200 * 300 for part in expected]
    wanted = [(n + k) / (e + k) for n, e, k in zip((190, 5, 5), expected, usual, strict=True)]
    assert parts(level) == pytest.approx(tuple(wanted))


def test_a_tilt_of_the_level_changes_the_shares_and_not_the_total() -> None:
    tilted = today(Mix(6, 3, 1), Tally(4, 0, 1), Tilts(level=Mix(1.2, 1.0, 0.5)))
    raw = (12, 3, 1)
    assert parts(tilted) == pytest.approx(tuple(part * 15 / 16 for part in raw))


def test_a_month_that_goes_on_as_it_began_has_no_profile() -> None:
    profile = day_profile(Tally(60, 30, 10), Tally(120, 60, 20))
    assert parts(profile.start) == pytest.approx((1, 1, 1), abs=5e-3)
    assert parts(profile.so_far) == pytest.approx((1, 1, 1), abs=5e-3)


def test_the_profile_compares_the_rest_with_the_whole_and_with_the_beginning() -> None:
    profile = day_profile(Tally(600, 300, 100), Tally(2400, 300, 300), shrinkage=1e-9)
    assert parts(profile.start) == pytest.approx((0.8 / 0.75, 0.1 / 0.15, 0.1 / 0.1), rel=1e-3)
    assert parts(profile.so_far) == pytest.approx((0.8 / 0.6, 0.1 / 0.3, 0.1 / 0.1), rel=1e-3)


def test_few_answers_give_hardly_any_profile() -> None:
    profile = day_profile(Tally(0, 0, 3), Tally(3, 0, 0))
    assert parts(profile.so_far)[0] == pytest.approx(1.0, abs=0.03)


def test_a_profile_tilts_the_start_and_the_answers_so_far_each_by_its_own() -> None:
    profile = DayProfile(start=Mix(1, 2, 1), so_far=Mix(3, 2, 4))
    tilted = today(Mix(6, 3, 1), Tally(4, 1, 1), Tilts(profile=profile))
    start, answers = [part * 10 / 13 for part in (6, 6, 1)], [part * 6 / 18 for part in (12, 2, 4)]
    assert parts(tilted) == pytest.approx([one + other for one, other in zip(start, answers, strict=True)])


def test_a_profile_of_a_person_without_answers_tilts_the_start_alone() -> None:
    tilted = today(Mix(6, 3, 1), Tally(), Tilts(profile=DayProfile(Mix(1, 1, 1), Mix(9, 1, 1))))
    assert parts(tilted) == pytest.approx((6, 3, 1))


def test_the_usual_net_takes_negatives_off_for_nps_only() -> None:
    assert Mix(6, 2, 2).usual_net(Metric.NPS) == pytest.approx(0.4)
    assert Mix(6, 2, 2).usual_net(Metric.CSAT) == pytest.approx(0.6)


@pytest.mark.parametrize("weights", [(0, 1, 1), (1, -1, 1), (1, 1, 0), (1, 1, float("inf")), (float("nan"), 1, 1)])
def test_a_mix_has_finite_weights_above_zero(weights: tuple[float, float, float]) -> None:
    with pytest.raises(ValueError, match="finite weights above 0"):
        Mix(*weights)


@pytest.mark.parametrize("settings", [(0.1, 0.0, 0.1), (0.1, 1.0, 0.1)])
def test_settings_at_the_ends_of_their_ranges_are_taken(settings: tuple[float, float, float]) -> None:
    assert MixSettings(*settings).memory == settings[1]


@pytest.mark.parametrize("settings", [(0, 0.5, 200), (40, -0.1, 200), (40, 1.1, 200), (40, 0.5, 0)])
def test_settings_outside_their_ranges_are_refused(settings: tuple[float, float, float]) -> None:
    with pytest.raises(ValueError, match="must be above 0 and memory 0 to 1"):
        MixSettings(*settings)
