"""Settings learnt from past months: known ones are found again, and few months change nothing."""

import sys
from collections.abc import Sequence

import numpy as np
import pytest

from scorecards.maths.fit import fit_arrivals, fit_mixes
from scorecards.maths.fit_pace import DaySoFar, fit_pace
from scorecards.maths.metric import Tally
from scorecards.maths.mix import Mix
from scorecards.maths.pace import PastMonth, pace
from scorecards.maths.prior import start_of_month
from scorecards.maths.settings import ArrivalSettings, MixSettings

SHARES = np.array([0.6, 0.25, 0.15])


def simulated_answers(people: int, months: int, strength: float, steadiness: float, seed: int) -> list[list[Tally]]:
    """People whose level is drawn once, and each month about that level; 40 answers or so a month."""
    dice = np.random.default_rng(seed)
    found = []
    for level in dice.dirichlet(strength * SHARES, people):
        mixes = dice.dirichlet(steadiness * level + 1e-3, months)
        counts = [dice.multinomial(dice.poisson(40), mix / mix.sum()) for mix in mixes]
        found.append([Tally(int(p), int(u), int(d)) for p, u, d in counts])
    return found


def foretold_answers(people: int, months: int, settings: MixSettings) -> list[list[Tally]]:
    """People whose every month is drawn as the settings foretell it from the months before."""
    dice, channel = np.random.default_rng(8), Mix(*SHARES)
    found: list[list[Tally]] = [[] for _ in range(people)]
    for history in found * months:
        mix = start_of_month(channel, history, settings)
        shares = dice.dirichlet([mix.positive, mix.neutral, mix.negative])
        positives, neutrals, negatives = dice.multinomial(dice.poisson(60), shares)
        history.append(Tally(int(positives), int(neutrals), int(negatives)))
    return found


def foretold_numbers(people: int, months: int, settings: ArrivalSettings) -> list[list[PastMonth]]:
    dice = np.random.default_rng(7)
    found: list[list[PastMonth]] = [[] for _ in range(people)]
    for history in found * months:
        start, worked = pace(20, history, settings), float(dice.uniform(0.4, 1.0))
        rate = dice.gamma(start.shape, 1 / start.exposure)
        history.append(PastMonth(int(dice.poisson(rate * worked)), worked))
    return found


def say(what: str, found: object) -> None:
    sys.stdout.write(f"\n{what}: {found}\n")


def test_the_settings_behind_simulated_answers_are_found_again() -> None:
    known = MixSettings(strength=25, memory=0.6, steadiness=80)
    found = fit_mixes({"phone": foretold_answers(600, 8, known)})["phone"]
    say(f"answers simulated with {known}", found)
    assert found.strength == pytest.approx(known.strength, rel=0.2)
    assert found.memory == pytest.approx(known.memory, abs=0.1)
    assert found.steadiness == pytest.approx(known.steadiness, rel=0.25)


def test_the_settings_behind_simulated_numbers_are_found_again() -> None:
    known = ArrivalSettings(strength=3, memory=0.6, steadiness=8, temper=0.4)
    found = fit_arrivals({"phone": foretold_numbers(600, 8, known)})["phone"]
    say(f"numbers simulated with {known}", found)
    assert found.strength == pytest.approx(known.strength, rel=0.2)
    assert found.memory == pytest.approx(known.memory, abs=0.1)
    assert found.steadiness == pytest.approx(known.steadiness, rel=0.25)
    assert found.temper == ArrivalSettings().temper


def test_people_who_stay_as_they_are_are_remembered() -> None:
    found = fit_mixes({"phone": simulated_answers(500, 8, strength=40, steadiness=150, seed=1)})["phone"]
    assert found.memory > 0.7
    assert found.strength == pytest.approx(40, rel=0.3)


def test_people_who_change_wholly_each_month_have_no_use_for_memory() -> None:
    stayed = simulated_answers(2000, 1, strength=30, steadiness=1e6, seed=2)
    shuffled = [[months[0] for months in stayed[start::250]] for start in range(250)]
    assert fit_mixes({"chat": shuffled})["chat"].memory < 0.1


def test_without_enough_months_the_defaults_stay() -> None:
    few = simulated_answers(24, 8, strength=5, steadiness=20, seed=3)
    assert fit_mixes({"phone": few}) == {"phone": MixSettings()}
    numbers = foretold_numbers(24, 8, ArrivalSettings(strength=9))
    assert fit_arrivals({"phone": numbers}) == {"phone": ArrivalSettings()}


def test_two_hundred_months_are_enough() -> None:
    enough = simulated_answers(25, 8, strength=5, steadiness=20, seed=3)
    assert fit_mixes({"phone": enough}) != {"phone": MixSettings()}


def test_nothing_to_learn_from_gives_the_defaults() -> None:
    assert fit_mixes({}) == {}
    assert fit_mixes({"phone": [], "chat": [[], [Tally()]]}) == {"phone": MixSettings(), "chat": MixSettings()}
    assert fit_arrivals({"phone": [], "chat": [[]]}) == {"phone": ArrivalSettings(), "chat": ArrivalSettings()}


def test_a_small_channel_takes_the_values_of_all_channels_together() -> None:
    large, small = (simulated_answers(people, 5, 15, 60, seed=4) for people in (60, 20))
    found = fit_mixes({"large": large, "small": small})
    assert found["small"] != MixSettings()
    assert found["small"].strength == pytest.approx(found["large"].strength, rel=0.3)
    assert found["small"] != found["large"]


def test_months_without_answers_do_not_count_as_months() -> None:
    empty: list[Sequence[Tally]] = [[Tally()] * 6 for _ in range(100)]
    assert fit_mixes({"phone": empty}) == {"phone": MixSettings()}


def test_those_who_joined_later_are_learnt_from_as_well() -> None:
    people = simulated_answers(80, 4, 15, 60, seed=5)
    joined = [months[place % 2 :] for place, months in enumerate(people)]
    led = [[Tally()] * (place % 2) + list(months) for place, months in enumerate(joined)]
    assert fit_mixes({"phone": joined}) == fit_mixes({"phone": led})


def test_a_pace_is_learnt_from_one_day_of_the_month() -> None:
    dice = np.random.default_rng(6)
    rates = 30 * dice.gamma(4, 1 / 4, 800)
    days = [DaySoFar(int(dice.poisson(rate * 0.3)), int(dice.poisson(rate * 0.7)), 0.3, 0.7) for rate in rates]
    start, temper = fit_pace(days)
    # People keep their rate all month, so this month's own number counts nearly whole.
    assert start.shape / start.exposure == pytest.approx(30, rel=0.1)
    assert start.shape == pytest.approx(4, rel=0.3)
    assert temper > 0.7


def test_a_pace_is_learnt_from_a_day_that_halves_the_answers() -> None:
    start, _ = fit_pace([DaySoFar(4, 4, 0.5, 0.5), DaySoFar(2, 2, 0.5, 0.5), DaySoFar(6, 6, 0.5, 0.5)] * 20)
    assert start.shape / start.exposure == pytest.approx(8, rel=0.1)


def test_a_pace_is_not_learnt_from_nothing() -> None:
    said = r"^A pace cannot be learnt from days without answers: use the defaults\.$"
    with pytest.raises(ValueError, match=said):
        fit_pace([])
    with pytest.raises(ValueError, match=said):
        fit_pace([DaySoFar(0, 0, 0.5, 0.5)])
