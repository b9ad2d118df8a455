"""Bonuses counted on paper first."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from bonus_rules.plan_document import Plan
from bonus_rules.rules import Bonus, ChannelResult, Employment, bonus
from scorecards.maths.goal import Goal
from scorecards.maths.metric import Metric, Tally
from tests.bonus_rules.by_hand import rendered
from tests.bonus_rules.making import FIFTY, FULL, example, result

FEW = Tally(4)
FORTY_FIVE = Tally(9, 11, 0)
LOW_TEAM = Tally(0, 10, 10)


def pays(
    plan: Plan, *results: ChannelResult, employment: Employment = FULL, month_over: bool = False
) -> tuple[int, int]:
    """Secured and possible cents."""
    found = bonus(results, employment, plan, month_over)
    return found.secured_cents, found.possible_cents


def lines(found: Bonus, rule: str) -> list[str]:
    return [rendered(step) for step in found.steps if step.rule == rule]


def test_everything_on_target_pays_the_maximum() -> None:
    assert pays(example(), result("phone"), result("chat")) == (20000, 20000)


def test_weights_are_rescaled_over_the_channels_served() -> None:
    assert pays(example(), result("phone"), result("chat", Tally(0, 10, 10)), month_over=True) == (15333, 15333)
    assert pays(example(), result("chat")) == (20000, 20000)


def test_a_channel_without_a_weight_or_a_target_says_why_it_adds_nothing() -> None:
    found = bonus((result("web"), result("chat", goal=None), result("phone")), FULL, example(), month_over=True)
    assert found.secured_cents == 20000
    assert lines(found, "no_weight") == ["Web has no weight in the plan, so it is left out and adds 0 percent."]
    assert lines(found, "no_goal") == ["Chat has no target, so it is left out and adds 0 percent."]


@pytest.mark.parametrize("results", [(), (result("web"),), (result("phone", goal=None),)])
def test_without_any_channel_that_counts_the_bonus_is_zero_and_says_why(results: tuple[ChannelResult, ...]) -> None:
    found = bonus(results, FULL, example(), month_over=False)
    assert (found.secured_cents, found.possible_cents, found.currency) == (0, 0, "EUR")
    assert lines(found, "no_channel") == [
        "No channel has both a target and a weight, so there is nothing to pay: 0 cents."
    ]


def test_half_way_up_the_line_pays_half_and_the_team_its_own_part() -> None:
    assert pays(example(), result(tally=FORTY_FIVE)) == (13000, 20000)
    assert pays(example(), result(tally=FORTY_FIVE, team=LOW_TEAM), month_over=True) == (7000, 7000)


def test_steps_pay_the_last_point_reached() -> None:
    stairs = example(kind='"steps"', points="[[-5, 40], [0, 70], [5, 100]]", share_percent="0")
    assert pays(stairs, result(tally=FORTY_FIVE), month_over=True) == (8000, 8000)
    assert pays(stairs, result(tally=Tally(10, 10)), month_over=True) == (14000, 14000)
    assert pays(stairs, result(tally=Tally(8, 12)), month_over=True) == (0, 0)


@pytest.mark.parametrize(
    ("outcome", "secured", "said"),
    [
        ("nothing", 6000, "below the minimum of 10: 0 percent."),
        ("team", 20000, "so the team's percent counts instead: 100 percent."),
        ("carry", 6000, "so they are carried to the next month's sum: 0 percent now."),
    ],
)
def test_below_the_minimum_the_plan_says_what_happens(outcome: str, secured: int, said: str) -> None:
    found = bonus((result(tally=FEW),), FULL, example(below_minimum=f'"{outcome}"'), month_over=False)
    assert (found.secured_cents, found.possible_cents) == (secured, 20000)
    assert lines(found, "gate")[0].endswith(said)


def test_the_larger_of_the_two_minimums_holds() -> None:
    assert pays(example(), result(tally=Tally(10), goal=Goal(Decimal(50), 11)), month_over=True)[0] == 6000
    assert pays(example(minimum="21"), result(), month_over=True)[0] == 6000


def test_a_soft_gate_pays_in_proportion_to_the_responses() -> None:
    assert pays(example(soft="true"), result(tally=FEW)) == (6000 + 5600, 20000)


def test_part_of_a_month_lowers_the_minimum_rounded_up_and_the_amount() -> None:
    third = Employment(10, 31)
    assert pays(example(), result(tally=FEW), employment=third, month_over=True)[0] == 6452
    assert pays(example(), result(tally=Tally(3)), employment=third, month_over=True)[0] == 1935


def test_the_part_time_share_and_half_a_cent_round_once_away_from_zero() -> None:
    half = Employment(31, 31, Fraction(1, 2))
    assert pays(example(maximum_cents="333"), result(), employment=half)[0] == 167
    assert pays(example(maximum_cents="1"), result(), employment=half)[0] == 1


def test_a_cap_above_one_hundred_lifts_part_time_but_never_the_maximum() -> None:
    generous = example(points="[[-10, 0], [0, 100], [10, 120]]", cap_percent="120")
    assert pays(generous, result()) == (20000, 20000)
    assert pays(generous, result(), employment=Employment(31, 31, Fraction(1, 2)))[0] == 12000


def test_the_cap_holds_for_a_curve_that_goes_above_it() -> None:
    plan = example()
    capped = replace(plan, curve=replace(plan.curve, cap_percent=Decimal(60)))
    found = bonus((result(),), FULL, capped, month_over=False)
    assert (found.secured_cents, found.possible_cents) == (12000, 12000)
    assert lines(found, "cap")[0] == "Phone pays at most 60 percent, not 100: 60 percent."


def test_a_target_of_one_hundred_is_lost_with_one_neutral_yet_more_positives_still_pay_along_the_line() -> None:
    all_of_them = Goal(Decimal(100), 10)
    assert pays(example(), result(goal=all_of_them)) == (20000, 20000)
    assert pays(example(), result(tally=Tally(19, 1), goal=all_of_them)) == (6000 + 7000, 20000)


def test_a_negative_target_counts_the_same_way() -> None:
    assert pays(example(), result(tally=Tally(0, 15, 5), goal=Goal(Decimal(-20), 10)), month_over=True)[0] == 13000


def test_csat_leaves_the_negatives_out_of_the_sum() -> None:
    csat = result(tally=Tally(8, 1, 1), goal=Goal(Decimal(80), 10), metric=Metric.CSAT)
    assert pays(example(), csat, month_over=True) == (20000, 20000)


def test_a_team_without_a_target_or_with_too_few_responses_pays_nothing_for_its_part() -> None:
    without = replace(result(), team_goal=None)
    assert pays(example(), without) == (14000, 14000)
    assert pays(example(), result(team=Tally(9)), month_over=True)[0] == 14000


def test_no_answers_at_all_secures_nothing_and_keeps_everything_possible() -> None:
    assert pays(example(), result(tally=Tally(), team=Tally())) == (0, 20000)
    assert pays(example(minimum="0"), result(tally=Tally(), team=Tally(), goal=Goal(Decimal(-50), 0)))[0] == 0


def test_what_is_possible_stops_at_what_a_score_of_one_hundred_pays() -> None:
    beyond = example(points="[[0, 0], [100, 100]]")
    assert pays(beyond, result(tally=Tally(), team=Tally(), goal=FIFTY)) == (0, 10000)


def test_a_step_at_a_score_of_one_hundred_is_possible_only_while_every_answer_is_positive() -> None:
    stairs = example(kind='"steps"', points="[[0, 50], [50, 100]]", share_percent="0")
    assert pays(stairs, result(tally=Tally())) == (0, 20000)
    assert pays(stairs, result(tally=Tally(20))) == (20000, 20000)
    assert pays(stairs, result(tally=Tally(19, 1))) == (10000, 10000)


def test_while_the_team_stands_in_what_the_team_can_still_reach_is_possible() -> None:
    plan = example(below_minimum='"team"', points="[[-10, 0], [10, 100]]")
    mine = result(tally=FEW, goal=Goal(Decimal(95), 10), team=LOW_TEAM)
    stand_in = replace(mine, team_goal=FIFTY)
    assert pays(plan, stand_in) == (0, 20000)


@pytest.mark.parametrize(("eligible", "days", "part"), [(32, 31, 1), (-1, 31, 1), (0, 0, 1), (1, 31, 2), (1, 31, -1)])
def test_impossible_employment_is_refused(eligible: int, days: int, part: int) -> None:
    with pytest.raises(ValueError, match="give"):
        Employment(eligible, days, Fraction(part))


def test_no_eligible_day_and_no_part_time_share_are_possible_and_pay_nothing() -> None:
    for employment in (Employment(0, 31), Employment(31, 31, Fraction(0))):
        assert pays(example(), result(), employment=employment, month_over=True) == (0, 0)


def test_exactly_the_minimum_is_enough_and_the_team_is_not_asked() -> None:
    plan = example(below_minimum='"team"', share_percent="0")
    found = bonus((result(tally=Tally(10)),), FULL, plan, month_over=True)
    assert lines(found, "gate") == ["Phone: 10 responses, the minimum of 10 is met: 100 percent."]
    assert lines(found, "team_gate") == []
