"""The bonus once more, straight from its definition and written apart from the product, to compare with."""

from dataclasses import astuple
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor

from bonus_rules.plan_document import Plan
from bonus_rules.rules import ChannelResult
from scorecards.maths.goal import Goal
from scorecards.maths.metric import Metric, Tally
from tests.bonus_rules.making import Case


def secured_cents(case: Case) -> int:
    """What today's figures pay."""
    weights = dict(case.plan.weights)
    served = [(one, one.goal) for one in case.results if one.goal is not None and one.channel in weights]
    whole = sum((Fraction(weights[one.channel]) for one, _ in served), Fraction())
    percent = sum((Fraction(weights[one.channel]) / whole * blend(one, goal, case) for one, goal in served), Fraction())
    work = case.employment
    cents = percent * case.plan.maximum_cents * work.part_time * work.eligible_days / (100 * work.days_in_month)
    return min(floor(cents + Fraction(1, 2)), case.plan.maximum_cents)


def blend(one: ChannelResult, goal: Goal, case: Case) -> Fraction:
    """A channel's percent: the person's part and the team's."""
    plan, work = case.plan, case.employment
    team = Fraction()
    if one.team_goal is not None:
        needed = max(one.team_goal.minimum, plan.minimum, 1)
        team = gated(plan, one.metric, one.team_tally, one.team_goal, needed, Fraction())
    asked = ceil(max(goal.minimum, plan.minimum) * Fraction(work.eligible_days, work.days_in_month))
    instead = team if plan.below_minimum == "team" else Fraction()
    mine = Tally(
        *(sum(counts) for counts in zip(*map(astuple, [one.tally, *(c.tally for c in one.carried)]), strict=True))
    )
    own = gated(plan, one.metric, mine, goal, max(asked, 1), instead)
    return own + (team - own) * Fraction(plan.team_share_percent) / 100


def gated(plan: Plan, metric: Metric, tally: Tally, goal: Goal, needed: int, instead: Fraction) -> Fraction:
    """The curve's percent, or what the gate leaves of it."""
    count = tally.positives + tally.neutrals + tally.negatives
    if count < needed and not plan.soft:
        return instead
    if count == 0:
        return Fraction()
    net = tally.positives - (tally.negatives if metric == "nps" else 0)
    return curve(plan, Fraction(net * 100, count) - Fraction(goal.score)) * min(Fraction(1), Fraction(count, needed))


def curve(plan: Plan, offset: Fraction) -> Fraction:
    """The percent at an offset, from the list of points."""
    points = [(Fraction(point.offset), Fraction(point.percent)) for point in plan.curve.points]
    if plan.curve.kind == "steps":
        value = max([percent for at, percent in points if at <= offset], default=Fraction())
    elif offset <= points[0][0]:
        value = points[0][1]
    else:
        value = points[-1][1]
        for (left, low), (right, high) in reversed(list(pairwise(points))):
            if offset <= right:
                value = (low * (right - offset) + high * (offset - left)) / (right - left)
    return min(value, Fraction(plan.curve.cap_percent))
