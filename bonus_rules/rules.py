"""The bonus: results and plan in, cents out, every step explained (maths.md E1, E4, E5). Pure, exact, rounded once.

secured_cents is what today's figures pay; possible_cents the most that can still come this month.
"""

from dataclasses import dataclass
from fractions import Fraction

from app import clock
from bonus_rules import step_texts as texts
from bonus_rules.carry import Carried, added
from bonus_rules.percents import ZERO, Percent, Side, own_percent, team_percent
from bonus_rules.plan_document import BelowMinimum, Plan
from bonus_rules.steps import Figure, Step, exact, step
from scorecards.maths.goal import Goal
from scorecards.maths.metric import Metric, Tally


@dataclass(frozen=True, slots=True)
class ChannelResult:
    """A channel a person serves. The tallies are sums over the plan's months; channel is the key, name its wording.

    carried: the person's own counts of earlier months that are added to this one's.
    """

    channel: str
    name: str
    metric: Metric
    tally: Tally
    goal: Goal | None
    team_tally: Tally
    team_goal: Goal | None
    carried: tuple[Carried, ...] = ()


@dataclass(frozen=True, slots=True)
class Employment:
    """How much of the month is paid: eligible working days of all its working days, and the part-time share, 0 to 1.

    Raises ValueError for days or a share beyond that.
    """

    eligible_days: int
    days_in_month: int
    part_time: Fraction = Fraction(1)

    def __post_init__(self) -> None:
        if not 0 <= self.eligible_days <= self.days_in_month or not self.days_in_month:
            raise ValueError(f"{self.eligible_days} of {self.days_in_month} days: give days within the month.")
        if not 0 <= self.part_time <= 1:
            raise ValueError(f"A part-time share of {self.part_time}: give a share between 0 and 1.")


@dataclass(frozen=True, slots=True)
class Bonus:
    """A month's bonus in whole cents; 0 <= secured_cents <= possible_cents <= the plan's maximum_cents."""

    currency: str
    secured_cents: int
    possible_cents: int
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class _Served:
    """A channel with a goal and a weight, so that it pays."""

    result: ChannelResult
    goal: Goal
    weight: Fraction
    share: Fraction


def bonus(results: tuple[ChannelResult, ...], employment: Employment, plan: Plan, month_over: bool) -> Bonus:
    """What the results pay under the plan; once the month is over, possible equals secured (maths.md E1, E4, E5)."""
    served = _served(results, plan)
    paid = {one.result.channel for one in served}
    left_out = tuple(_left_out(result) for result in results if result.channel not in paid)
    if not served:
        return Bonus(plan.currency, 0, 0, (*left_out, step("no_channel", texts.NO_CHANNEL, 0)))
    paying = [(one, _channel(one, employment, plan)) for one in served]
    factors = _factors(employment, plan)
    lines, percent = _today(paying)
    amount = _amount(percent, employment, plan)
    secured = _rounded(amount, plan)
    lines += [
        step("proration", texts.PRORATION, amount, percent=percent, **factors),
        step("rounding", texts.ROUNDING, secured, amount=amount, maximum_cents=plan.maximum_cents),
    ]
    if month_over:
        outlook = step("possible", texts.MONTH_OVER, secured)
        return Bonus(plan.currency, secured, secured, (*left_out, *lines, outlook))
    best, at_best = _at_best(paying)
    possible = _rounded(_amount(best, employment, plan), plan)
    outlook = step("possible", texts.POSSIBLE, possible, percent=best, **factors)
    return Bonus(plan.currency, secured, possible, (*left_out, *lines, at_best, outlook))


def _served(results: tuple[ChannelResult, ...], plan: Plan) -> tuple[_Served, ...]:
    """The channels that pay, their weights rescaled to shares of the whole."""
    found = [
        (result, result.goal, Fraction(weight))
        for result in results
        if result.goal and (weight := plan.weight(result.channel))
    ]
    whole = sum((weight for _, _, weight in found), ZERO)
    return tuple(_Served(result, goal, weight, weight / whole) for result, goal, weight in found)


def _left_out(result: ChannelResult) -> Step:
    rule, text = ("no_goal", texts.NO_GOAL) if result.goal is None else ("no_weight", texts.NO_WEIGHT)
    return step(rule, text, 0, channel=result.name)


def _today(paying: list[tuple[_Served, Percent]]) -> tuple[list[Step], Fraction]:
    """The percent of the maximum on today's figures: each channel's, times its share; and how it came about."""
    weights = [one.weight for one, _ in paying]
    whole = sum(weights, ZERO)
    lines = [step("weights", texts.WEIGHTS, whole, terms=" + ".join(exact(weight) for weight in weights))]
    for one, percent in paying:
        name, adds = one.result.name, one.share * percent.now
        lines += [
            step("channel_share", texts.CHANNEL_SHARE, one.share, channel=name, weight=one.weight, weights=whole),
            *percent.steps,
            step("channel_adds", texts.CHANNEL_ADDS, adds, channel=name, share=one.share, percent=percent.now),
        ]
    added = [one.share * percent.now for one, percent in paying]
    together = sum(added, ZERO)
    return [*lines, step("total", texts.TOTAL, together, terms=" + ".join(exact(term) for term in added))], together


def _at_best(paying: list[tuple[_Served, Percent]]) -> tuple[Fraction, Step]:
    """The percent of the maximum with every channel at its best."""
    best = sum((one.share * percent.best for one, percent in paying), ZERO)
    terms = " + ".join(f"{exact(one.share)} x {exact(percent.best)}" for one, percent in paying)
    return best, step("at_best", texts.AT_BEST, best, terms=terms)


def _channel(served: _Served, employment: Employment, plan: Plan) -> Percent:
    """The person's own percent and the team's, each for its part of the channel's money."""
    result = served.result
    own, minimum = _own_side(served, employment, plan)
    share = Fraction(plan.team_share_percent)
    stands_in = plan.below_minimum is BelowMinimum.TEAM and not plan.soft and own.tally.responses < own.minimum
    team = _team(result, plan) if share or stands_in else Percent(ZERO, ZERO)
    alone = own_percent(own, plan, team)
    steps = (*team.steps, *_carried(result), minimum, *alone.steps)
    if not share:
        return Percent(alone.now, alone.best, steps)
    now = (alone.now * (100 - share) + team.now * share) / 100
    best = (alone.best * (100 - share) + team.best * share) / 100
    parts = {"own": alone.now, "own_share": 100 - share, "team": team.now, "team_share": share}
    return Percent(now, best, (*steps, step("team_share", texts.TEAM_SHARE, now, channel=result.name, **parts)))


def minimum_of(goal: Goal, employment: Employment, plan: Plan) -> int:
    """The responses it takes, 1 or more; part of a month lowers it to ceil(m eligible / days) (maths.md E5)."""
    larger = max(goal.minimum, plan.minimum)
    return max(1, -(-larger * employment.eligible_days // employment.days_in_month))


def _own_side(served: _Served, employment: Employment, plan: Plan) -> tuple[Side, Step]:
    """The person's answers, with those carried, against the minimum."""
    result, goal = served.result, served.goal
    minimum = minimum_of(goal, employment, plan)
    said = step(
        "minimum",
        texts.MINIMUM,
        minimum,
        channel=result.name,
        goal_minimum=goal.minimum,
        plan_minimum=plan.minimum,
        eligible_days=employment.eligible_days,
        days_in_month=employment.days_in_month,
    )
    tally = added(result.tally, result.carried)
    return Side(result.name, result.metric, tally, goal, minimum, team=False), said


def _carried(result: ChannelResult) -> tuple[Step, ...]:
    """A line for each month whose counts are added to this one's."""
    lines, before = [], result.tally.responses
    for one in result.carried:
        counts = {"positives": one.tally.positives, "neutrals": one.tally.neutrals, "negatives": one.tally.negatives}
        figures = {"before": before, "responses": one.tally.responses, **counts}
        before += one.tally.responses
        month = clock.month_text(one.month)
        lines.append(step("carried", texts.CARRIED, before, channel=result.name, month=month, **figures))
    return tuple(lines)


def _team(result: ChannelResult, plan: Plan) -> Percent:
    goal = result.team_goal
    if goal is None:
        return Percent(ZERO, ZERO, (step("team_no_goal", texts.TEAM_NO_GOAL, 0, channel=result.name),))
    minimum = max(1, goal.minimum, plan.minimum)
    minimums = {"goal_minimum": goal.minimum, "plan_minimum": plan.minimum}
    said = step("team_minimum", texts.TEAM_MINIMUM, minimum, channel=result.name, **minimums)
    side = Side(result.name, result.metric, result.team_tally, goal, minimum, team=True)
    percent = team_percent(side, plan)
    return Percent(percent.now, percent.best, (said, *percent.steps))


def _factors(employment: Employment, plan: Plan) -> dict[str, Figure]:
    return {
        "maximum_cents": plan.maximum_cents,
        "part_time": employment.part_time,
        "eligible_days": employment.eligible_days,
        "days_in_month": employment.days_in_month,
    }


def _amount(percent: Fraction, employment: Employment, plan: Plan) -> Fraction:
    """Exact cents, not yet rounded (maths.md E5)."""
    part = Fraction(employment.eligible_days, employment.days_in_month)
    return plan.maximum_cents * percent / 100 * employment.part_time * part


def _rounded(cents: Fraction, plan: Plan) -> int:
    """The one rounding, half away from zero (no amount is below zero), then the maximum."""
    return min(plan.maximum_cents, (2 * cents.numerator + cents.denominator) // (2 * cents.denominator))
