"""The percent one channel pays, for a person or the team, today and at best (maths.md E1, E4, E5). Pure, exact."""

from dataclasses import dataclass
from fractions import Fraction

from bonus_rules import step_texts as texts
from bonus_rules.curve import Curve, CurveKind
from bonus_rules.plan_document import BelowMinimum, Plan
from bonus_rules.steps import Figure, Step, step
from scorecards.maths.goal import Goal
from scorecards.maths.metric import Metric, Tally, score

ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Percent:
    """A percent of a channel's money: on today's figures, at best by the month's end, and how today's came about."""

    now: Fraction
    best: Fraction
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """The answers of a person, or of the team, in one channel. minimum: responses it takes, 1 or more."""

    channel: str
    metric: Metric
    tally: Tally
    goal: Goal
    minimum: int
    team: bool


def team_percent(side: Side, plan: Plan) -> Percent:
    """The team's percent; below the minimum it pays nothing, or in proportion where the gate is soft."""
    if side.tally.responses < side.minimum and not plan.soft:
        return _gated(side, plan, texts.GATE_NOTHING, ZERO, ZERO)
    return _paid(side, plan)


def own_percent(side: Side, plan: Plan, team: Percent) -> Percent:
    """The person's own percent, with the outcome the plan defines for too few responses."""
    if side.tally.responses >= side.minimum or plan.soft:
        return _paid(side, plan)
    if plan.below_minimum is BelowMinimum.TEAM:
        return _gated(side, plan, texts.GATE_TEAM, team.now, team.best)
    return _gated(side, plan, texts.GATE_CARRY if plan.carries else texts.GATE_NOTHING, ZERO, ZERO)


def _paid(side: Side, plan: Plan) -> Percent:
    """By the curve; below the minimum in proportion."""
    percent, responses = _by_curve(side, plan.curve)[0], side.tally.responses
    if responses >= side.minimum:
        return _gated(side, plan, texts.GATE_MET, percent, percent)
    part = percent * responses / side.minimum
    return _gated(side, plan, texts.GATE_SOFT, part, part)


def _gated(side: Side, plan: Plan, text: str, now: Fraction, at_least: Fraction) -> Percent:
    """What the gate makes of the curve's percent. at_least: the best without any further response of this side's own.

    Every channel may still come to what the curve gives at a score of 100; a line comes as near to it as one likes.
    """
    percent, steps = _by_curve(side, plan.curve)
    counts = {"responses": side.tally.responses, "minimum": side.minimum}
    said = step("team_gate" if side.team else "gate", text, now, channel=side.channel, percent=percent, **counts)
    flawless = side.tally.positives == side.tally.responses
    best = plan.curve.most(100 - Fraction(side.goal.score), attained=flawless)
    return Percent(now, max(at_least, best), (*steps, said))


def _by_curve(side: Side, curve: Curve) -> tuple[Fraction, tuple[Step, ...]]:
    """The curve's percent, whatever the number of responses; 0 without any."""
    points = score(side.metric, side.tally)
    if points is None:
        text = texts.TEAM_NO_ANSWERS if side.team else texts.OWN_NO_ANSWERS
        return ZERO, (step("no_answers", text, 0, channel=side.channel),)
    offset = points - Fraction(side.goal.score)
    steps = (*_score_steps(side, points, offset), *_curve_steps(side.channel, curve, offset))
    return curve.percent(offset), steps


def _score_steps(side: Side, points: Fraction, offset: Fraction) -> tuple[Step, Step]:
    text = (texts.TEAM_SCORE if side.team else texts.OWN_SCORE)[side.metric]
    tally = side.tally
    counts = {"positives": tally.positives, "negatives": tally.negatives, "responses": tally.responses}
    return (
        step("team_score" if side.team else "score", text, points, channel=side.channel, **counts),
        step("offset", texts.OFFSET, offset, channel=side.channel, score=points, target=side.goal.score),
    )


def _curve_steps(channel: str, curve: Curve, offset: Fraction) -> tuple[Step, ...]:
    low, high = curve.around(offset)
    inputs: dict[str, Figure] = {"channel": channel, "offset": offset}
    for side, point in (("low", low), ("high", high)):
        if point:
            inputs |= {f"{side}_offset": Fraction(point.offset), f"{side}_percent": Fraction(point.percent)}
    if low is None:
        text = texts.CURVE_BELOW
    elif curve.kind is CurveKind.STEPS:
        text = texts.CURVE_STEP
    else:
        text = texts.CURVE_BETWEEN if high else texts.CURVE_ABOVE
    percent, capped = curve.uncapped(offset), curve.percent(offset)
    found = step("curve", text, percent, **inputs)
    if percent == capped:
        return (found,)
    return found, step("cap", texts.CAP, capped, channel=channel, percent=percent, cap_percent=curve.cap_percent)
