"""The whole sum of a bonus, line by line, as a person reads it."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from bonus_rules.rules import Bonus, Employment, bonus
from scorecards.maths.goal import Goal
from scorecards.maths.metric import Metric, Tally
from tests.bonus_rules.by_hand import rendered
from tests.bonus_rules.making import FULL, example, result

RUNNING = """
no_goal: Chat has no target, so it is left out and adds 0 percent.
no_weight: Web has no weight in the plan, so it is left out and adds 0 percent.
weights: The weights of the channels together: 2 = 2
channel_share: Phone carries this share of the bonus: 2 / 2 = 1
team_minimum: Phone takes, for the team, the larger of 10 (target) and 10 (plan) responses, at least one: 10.
team_score: Phone, the team's score: 100 x (100 - 0) / 100 = 100
offset: Phone, points from the target: 100 - (50) = 50
curve: Phone: 50 points are at or above the last point of the curve, 0: 100 percent.
team_gate: Phone: 100 responses, the minimum of 10 is met: 100 percent.
minimum: Phone takes the larger of 10 (target) and 10 (plan) responses, times 20 / 31 for the working days, rounded up,
    at least one: 7.
score: Phone, own score: 100 x (9 - 0) / 20 = 45
offset: Phone, points from the target: 45 - (50) = -5
curve: Phone, percent on the line between two points of the curve: 0 + (100 - 0) x (-5 - (-10)) / (0 - (-10)) =
    50
gate: Phone: 20 responses, the minimum of 7 is met: 50 percent.
team_share: Phone, own part and the team's part: 50 x 70 / 100 + 100 x 30 / 100 = 65 percent
channel_adds: Phone adds: 1 x 65 = 65 percent
total: All channels together: 65 = 65 percent of the maximum
proration: The maximum in cents, times that percent, the part-time share and the working days: 20000 x 65 / 100 x 0.5 x
    20 / 31 = 130000/31 cents
rounding: 130000/31 cents, rounded once, half a cent up, and never above 20000: 4194 cents.
at_best: Each channel's share times the most it can still pay this month: 1 x 100 = 100 percent of the maximum
possible: The most that can still come: 20000 x 100 / 100 x 0.5 x 20 / 31, rounded once and never above 20000:
    6452 cents.
4194 of 6452 EUR
"""
TWO_CHANNELS = """
weights: The weights of the channels together: 2 + 1 = 3
channel_share: Phone carries this share of the bonus: 2 / 3 = 2/3
minimum: Phone takes the larger of 10 (target) and 10 (plan) responses, times 31 / 31 for the working days, rounded up,
    at least one: 10.
score: Phone, own score: 100 x (20 - 0) / 20 = 100
offset: Phone, points from the target: 100 - (50) = 50
curve: Phone: 50 points are at or above the last point of the curve, 0: 100 percent.
gate: Phone: 20 responses, the minimum of 10 is met: 100 percent.
channel_adds: Phone adds: 2/3 x 100 = 200/3 percent
channel_share: Chat carries this share of the bonus: 1 / 3 = 1/3
minimum: Chat takes the larger of 10 (target) and 10 (plan) responses, times 31 / 31 for the working days, rounded up,
    at least one: 10.
score: Chat, own score: 100 x (3 - 1) / 4 = 50
offset: Chat, points from the target: 50 - (50) = 0
curve: Chat: 0 points are at or above the last point of the curve, 0: 100 percent.
gate: Chat: 4 responses, below the minimum of 10: 0 percent.
channel_adds: Chat adds: 1/3 x 0 = 0 percent
total: All channels together: 200/3 + 0 = 200/3 percent of the maximum
proration: The maximum in cents, times that percent, the part-time share and the working days: 20000 x 200/3 / 100 x 1 x
    31 / 31 = 40000/3 cents
rounding: 40000/3 cents, rounded once, half a cent up, and never above 20000: 13333 cents.
at_best: Each channel's share times the most it can still pay this month: 2/3 x 100 + 1/3 x 100 = 100 percent of
    the maximum
possible: The most that can still come: 20000 x 100 / 100 x 1 x 31 / 31, rounded once and never above 20000:
    20000 cents.
13333 of 20000 EUR
"""
CSAT_STEPS = """
weights: The weights of the channels together: 2 = 2
channel_share: Phone carries this share of the bonus: 2 / 2 = 1
team_no_goal: Phone has no target for the team, so the team's part pays 0 percent.
minimum: Phone takes the larger of 12 (target) and 3 (plan) responses, times 31 / 31 for the working days, rounded up,
    at least one: 12.
score: Phone, own score: 100 x 8 / 10 = 80
offset: Phone, points from the target: 80 - (85) = -5
curve: Phone: -5 points reach the step at -5: 40 percent.
gate: Phone, short of the minimum of 12, pays in proportion: 40 x 10 / 12 = 100/3 percent
team_share: Phone, own part and the team's part: 100/3 x 70 / 100 + 0 x 30 / 100 = 70/3 percent
channel_adds: Phone adds: 1 x 70/3 = 70/3 percent
total: All channels together: 70/3 = 70/3 percent of the maximum
proration: The maximum in cents, times that percent, the part-time share and the working days: 20000 x 70/3 / 100 x 1 x
    31 / 31 = 14000/3 cents
rounding: 14000/3 cents, rounded once, half a cent up, and never above 20000: 4667 cents.
possible: The month is over, so no more can come: 4667 cents.
4667 of 4667 EUR
"""
TEAM_STANDS_IN = """
weights: The weights of the channels together: 2 = 2
channel_share: Phone carries this share of the bonus: 2 / 2 = 1
team_minimum: Phone takes, for the team, the larger of 10 (target) and 10 (plan) responses, at least one: 10.
team_score: Phone, the team's score: 100 x (50 - 0) / 100 = 50
offset: Phone, points from the target: 50 - (50) = 0
curve: Phone: 0 points are at or above the last point of the curve, 0: 60 percent.
team_gate: Phone: 100 responses, the minimum of 10 is met: 60 percent.
minimum: Phone takes the larger of 10 (target) and 10 (plan) responses, times 31 / 31 for the working days, rounded up,
    at least one: 10.
score: Phone, own score: 100 x (4 - 0) / 4 = 100
offset: Phone, points from the target: 100 - (50) = 50
curve: Phone: 50 points are at or above the last point of the curve, 0: 60 percent.
gate: Phone: 4 responses, below the minimum of 10, so the team's percent counts instead: 60 percent.
channel_adds: Phone adds: 1 x 60 = 60 percent
total: All channels together: 60 = 60 percent of the maximum
proration: The maximum in cents, times that percent, the part-time share and the working days: 20000 x 60 / 100 x 1 x 31
    / 31 = 12000 cents
rounding: 12000 cents, rounded once, half a cent up, and never above 20000: 12000 cents.
possible: The month is over, so no more can come: 12000 cents.
12000 of 12000 EUR
"""
SOFT = """
weights: The weights of the channels together: 2 = 2
channel_share: Phone carries this share of the bonus: 2 / 2 = 1
team_minimum: Phone takes, for the team, the larger of 10 (target) and 10 (plan) responses, at least one: 10.
team_score: Phone, the team's score: 100 x 5 / 8 = 62.5
offset: Phone, points from the target: 62.5 - (50) = 12.5
curve: Phone: 12.5 points are at or above the last point of the curve, 10: 105 percent.
team_gate: Phone, short of the minimum of 10, pays in proportion: 105 x 8 / 10 = 84 percent
minimum: Phone takes the larger of 10 (target) and 10 (plan) responses, times 31 / 31 for the working days, rounded up,
    at least one: 10.
score: Phone, own score: 100 x 4 / 4 = 100
offset: Phone, points from the target: 100 - (50) = 50
curve: Phone: 50 points are at or above the last point of the curve, 10: 105 percent.
gate: Phone, short of the minimum of 10, pays in proportion: 105 x 4 / 10 = 42 percent
team_share: Phone, own part and the team's part: 42 x 70 / 100 + 84 x 30 / 100 = 54.6 percent
channel_adds: Phone adds: 1 x 54.6 = 54.6 percent
total: All channels together: 54.6 = 54.6 percent of the maximum
proration: The maximum in cents, times that percent, the part-time share and the working days: 20000 x 54.6 / 100 x 1 x
    31 / 31 = 10920 cents
rounding: 10920 cents, rounded once, half a cent up, and never above 20000: 10920 cents.
at_best: Each channel's share times the most it can still pay this month: 1 x 105 = 105 percent of the maximum
possible: The most that can still come: 20000 x 105 / 100 x 1 x 31 / 31, rounded once and never above 20000:
    20000 cents.
10920 of 20000 EUR
"""
NO_ANSWERS = """
weights: The weights of the channels together: 2 = 2
channel_share: Phone carries this share of the bonus: 2 / 2 = 1
team_minimum: Phone takes, for the team, the larger of 10 (target) and 10 (plan) responses, at least one: 10.
no_answers: Phone has no answers for the team yet, so there is no score: 0 percent.
team_gate: Phone: 0 responses, below the minimum of 10: 0 percent.
minimum: Phone takes the larger of 10 (target) and 10 (plan) responses, times 31 / 31 for the working days, rounded up,
    at least one: 10.
no_answers: Phone has no own answers yet, so there is no score: 0 percent.
gate: Phone: 0 responses, below the minimum of 10, so they are carried to the next month's sum: 0 percent now.
team_share: Phone, own part and the team's part: 0 x 70 / 100 + 0 x 30 / 100 = 0 percent
channel_adds: Phone adds: 1 x 0 = 0 percent
total: All channels together: 0 = 0 percent of the maximum
proration: The maximum in cents, times that percent, the part-time share and the working days: 20000 x 0 / 100 x 1 x 31
    / 31 = 0 cents
rounding: 0 cents, rounded once, half a cent up, and never above 20000: 0 cents.
at_best: Each channel's share times the most it can still pay this month: 1 x 100 = 100 percent of the maximum
possible: The most that can still come: 20000 x 100 / 100 x 1 x 31 / 31, rounded once and never above 20000:
    20000 cents.
0 of 20000 EUR
"""
BELOW_THE_CURVE = """
weights: The weights of the channels together: 2 = 2
channel_share: Phone carries this share of the bonus: 2 / 2 = 1
minimum: Phone takes the larger of 10 (target) and 10 (plan) responses, times 31 / 31 for the working days, rounded up,
    at least one: 10.
score: Phone, own score: 100 x (0 - 10) / 20 = -50
offset: Phone, points from the target: -50 - (50) = -100
curve: Phone: -100 points are below the first point of the curve, -10: 0 percent.
gate: Phone: 20 responses, the minimum of 10 is met: 0 percent.
channel_adds: Phone adds: 1 x 0 = 0 percent
total: All channels together: 0 = 0 percent of the maximum
proration: The maximum in cents, times that percent, the part-time share and the working days: 20000 x 0 / 100 x 1 x 31
    / 31 = 0 cents
rounding: 0 cents, rounded once, half a cent up, and never above 20000: 0 cents.
possible: The month is over, so no more can come: 0 cents.
0 of 0 EUR
"""
CAPPED = """
weights: The weights of the channels together: 2 = 2
channel_share: Phone carries this share of the bonus: 2 / 2 = 1
minimum: Phone takes the larger of 10 (target) and 10 (plan) responses, times 31 / 31 for the working days, rounded up,
    at least one: 10.
score: Phone, own score: 100 x (20 - 0) / 20 = 100
offset: Phone, points from the target: 100 - (50) = 50
curve: Phone: 50 points are at or above the last point of the curve, 0: 100 percent.
cap: Phone pays at most 60 percent, not 100: 60 percent.
gate: Phone: 20 responses, the minimum of 10 is met: 60 percent.
channel_adds: Phone adds: 1 x 60 = 60 percent
total: All channels together: 60 = 60 percent of the maximum
proration: The maximum in cents, times that percent, the part-time share and the working days: 20000 x 60 / 100 x 1 x 31
    / 31 = 12000 cents
rounding: 12000 cents, rounded once, half a cent up, and never above 20000: 12000 cents.
possible: The month is over, so no more can come: 12000 cents.
12000 of 12000 EUR
"""


def whole(found: Bonus) -> list[str]:
    """Every line with its rule, and what is paid."""
    lines = [f"{step.rule}: {rendered(step)}" for step in found.steps]
    return [*lines, f"{found.secured_cents} of {found.possible_cents} {found.currency}"]


def lines_of(text: str) -> list[str]:
    return text.strip().replace("\n    ", " ").splitlines()


def test_a_month_under_way_with_part_time_and_channels_left_out() -> None:
    results = (result(tally=Tally(9, 11)), result("chat", goal=None), result("web"))
    found = bonus(results, Employment(20, 31, Fraction(1, 2)), example(), month_over=False)
    assert whole(found) == lines_of(RUNNING)


def test_two_channels_with_weights_and_no_part_of_the_team() -> None:
    results = (result(), result("chat", Tally(3, 0, 1)))
    assert whole(bonus(results, FULL, example(share_percent="0"), month_over=False)) == lines_of(TWO_CHANNELS)


def test_csat_by_steps_below_a_soft_minimum_without_a_team_target() -> None:
    mine = result(tally=Tally(8, 1, 1), metric=Metric.CSAT, goal=Goal(Decimal(85), 12))
    steps = example(kind='"steps"', points="[[-5, 40], [0, 70], [5, 100]]", minimum="3", soft="true")
    assert whole(bonus((replace(mine, team_goal=None),), FULL, steps, month_over=True)) == lines_of(CSAT_STEPS)


def test_the_team_stands_in_for_too_few_answers() -> None:
    plan = example(below_minimum='"team"', share_percent="0", points="[[-10, 0], [0, 60]]")
    mine = result(tally=Tally(4), team=Tally(50, 50))
    assert whole(bonus((mine,), FULL, plan, month_over=True)) == lines_of(TEAM_STANDS_IN)


def test_a_soft_minimum_for_person_and_team_with_a_cap_above_the_maximum() -> None:
    plan = example(soft="true", cap_percent="105", points="[[-60, 0], [0, 100], [10, 105]]")
    mine = result(tally=Tally(4), team=Tally(5, 1, 2), metric=Metric.CSAT)
    assert whole(bonus((mine,), FULL, plan, month_over=False)) == lines_of(SOFT)


def test_no_answers_at_all_are_carried_to_the_next_month() -> None:
    plan = example(below_minimum='"carry"')
    nothing = result(tally=Tally(), team=Tally())
    assert whole(bonus((nothing,), FULL, plan, month_over=False)) == lines_of(NO_ANSWERS)


def test_a_score_below_the_whole_curve() -> None:
    found = bonus((result(tally=Tally(0, 10, 10)),), FULL, example(share_percent="0"), month_over=True)
    assert whole(found) == lines_of(BELOW_THE_CURVE)


def test_a_cap_that_cuts_the_curve_has_a_line_of_its_own() -> None:
    plan = example(share_percent="0")
    capped = replace(plan, curve=replace(plan.curve, cap_percent=Decimal(60)))
    assert whole(bonus((result(),), FULL, capped, month_over=True)) == lines_of(CAPPED)
