"""What HR should think about before a plan is published; nothing of it is refused. Pure."""

from app.wording import N_
from bonus_rules.plan_document import HUNDRED, BelowMinimum, Plan
from bonus_rules.steps import Step, exact

CLIFF_PERCENT = 50
SMALL_MINIMUM = 5


def warnings(plan: Plan) -> list[Step]:
    """What HR should think about before publishing, as texts with figures (from maths.md E2-E4); nothing is refused."""
    alone, steepest = HUNDRED - plan.team_share_percent, plan.curve.steepest()
    found = [
        (steepest >= CLIFF_PERCENT, "cliff", CLIFF, {"rise": exact(steepest)}),
        (not plan.team_share_percent, "no_team_share", NO_TEAM_SHARE, {}),
        (alone > HUNDRED / 2, "individual_share", INDIVIDUAL_SHARE, {"individual": exact(alone)}),
        (plan.minimum < SMALL_MINIMUM, "small_minimum", SMALL_MINIMUM_TEXT, {"minimum": exact(plan.minimum)}),
        (
            plan.soft and plan.below_minimum is not BelowMinimum.NOTHING,
            "soft_outcome",
            SOFT_OUTCOME,
            {"outcome": plan.below_minimum.value},
        ),
        (
            plan.below_minimum is BelowMinimum.CARRY and plan.months != 1,
            "carry_of_months",
            CARRY_OF_MONTHS,
            {"months": exact(plan.months)},
        ),
    ]
    return [Step(rule, text, inputs, "") for applies, rule, text, inputs in found if applies]


CLIFF = N_(
    "A cliff: one point of score moves the pay of a channel by %(rise)s percent. In simulation with 35 responses a "
    "month a cliff swung the bonus by half or more in 36 of 100 months by luck alone, a line in 28, a line over three "
    "months in 2. Join the points linearly, or use at least four even steps."
)


NO_TEAM_SHARE = N_(
    "No team share: a person pays alone for customers who are not theirs to please. Set share_percent in [team], "
    "usually 30."
)


INDIVIDUAL_SHARE = N_(
    "%(individual)s percent hangs on the person's own answers. In simulation with 35 responses a month luck alone "
    "moved a bonus on own answers only by 32 percent of the maximum a month, one with 30 percent for the team by 25, "
    "and over three months by 19. Consider a larger team share, or three months."
)


SMALL_MINIMUM_TEXT = N_(
    "A minimum of %(minimum)s: a few answers decide the pay. A person well below the target hit it in 45 of 100 "
    "months with 5 responses, in 19 with 20. Set minimum to 10 or more."
)


SOFT_OUTCOME = N_(
    "The gate is soft, so below_minimum = %(outcome)s is never used. Set soft = false to use it, or remove it."
)


CARRY_OF_MONTHS = N_(
    "The sum of %(months)s months holds the responses of earlier months already, so below_minimum = carry has no "
    "effect. Set months to 1 to use it, or remove it."
)
