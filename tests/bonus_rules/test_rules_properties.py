"""What holds for every bonus, tried on random plans, results and employments."""

import sys
from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from bonus_rules.plan_document import BelowMinimum
from bonus_rules.rules import ChannelResult, bonus
from scorecards.maths.metric import Tally
from tests.bonus_rules import by_hand, reference
from tests.bonus_rules.making import Case, cases, random_case, random_tally

many = settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def test_an_independent_calculation_agrees_on_thousands_of_random_cases(capsys: pytest.CaptureFixture[str]) -> None:
    paid = []
    for seed in range(6000):
        case = random_case(Random(seed))
        found = bonus(case.results, case.employment, case.plan, month_over=True).secured_cents
        assert found == reference.secured_cents(case), f"{seed=}"
        paid.append(found)
    with capsys.disabled():
        sys.stdout.write(f"[{len(paid)} random bonuses agree to the cent, {len(set(paid))} different sums]")
    assert len(set(paid)) > 1000


@many
@given(cases, st.booleans())
def test_a_person_who_redoes_the_lines_by_hand_gets_the_same_cent(case: Case, month_over: bool) -> None:
    found = bonus(case.results, case.employment, case.plan, month_over)
    assert by_hand.redo(found.steps) == (found.secured_cents, found.possible_cents)


@many
@given(cases)
def test_every_line_fills_all_its_places(case: Case) -> None:
    for step in bonus(case.results, case.employment, case.plan, month_over=False).steps:
        assert "%" not in by_hand.rendered(step)
        assert step.inputs["result"] == step.result


@many
@given(cases)
def test_the_shares_of_the_channels_served_add_up_to_the_whole(case: Case) -> None:
    steps = bonus(case.results, case.employment, case.plan, month_over=False).steps
    shares = [Fraction(step.result) for step in steps if step.rule == "channel_share"]
    assert sum(shares) == (1 if shares else 0)


@many
@given(cases)
def test_secured_is_never_above_possible_nor_possible_above_the_maximum(case: Case) -> None:
    running = bonus(case.results, case.employment, case.plan, month_over=False)
    over = bonus(case.results, case.employment, case.plan, month_over=True)
    assert 0 <= running.secured_cents <= running.possible_cents <= case.plan.maximum_cents
    assert over.secured_cents == over.possible_cents == running.secured_cents


@many
@given(cases, st.integers(0, 2), st.integers(1, 15))
def test_further_positives_never_lower_the_bonus(case: Case, place: int, more: int) -> None:
    assume(place < len(case.results))
    assume(case.plan.soft or case.plan.below_minimum is not BelowMinimum.TEAM)
    after = list(case.results)
    after[place] = grown(after[place], Tally(more), Tally())
    now = bonus(case.results, case.employment, case.plan, month_over=True)
    then = bonus(tuple(after), case.employment, case.plan, month_over=True)
    assert then.secured_cents >= now.secured_cents


@many
@given(cases, st.randoms(use_true_random=False))
def test_whatever_answers_come_the_bonus_stays_within_what_was_possible(case: Case, dice: Random) -> None:
    after = tuple(grown(one, random_tally(dice), random_tally(dice)) for one in case.results)
    promised = bonus(case.results, case.employment, case.plan, month_over=False).possible_cents
    assert bonus(after, case.employment, case.plan, month_over=True).secured_cents <= promised


def grown(result: ChannelResult, own: Tally, others: Tally) -> ChannelResult:
    return replace(result, tally=result.tally + own, team_tally=result.team_tally + own + others)
