"""What each line of a bonus says: message ids for the catalogues (maths.md E1, E4, E5).

What stands after a colon and before an equals sign is a sum that gives the result; "x" multiplies.
"""

from app.wording import N_
from scorecards.maths.metric import Metric

NO_CHANNEL = N_("No channel has both a target and a weight, so there is nothing to pay: %(result)s cents.")
NO_GOAL = N_("%(channel)s has no target, so it is left out and adds %(result)s percent.")
NO_WEIGHT = N_("%(channel)s has no weight in the plan, so it is left out and adds %(result)s percent.")
WEIGHTS = N_("The weights of the channels together: %(terms)s = %(result)s")
CHANNEL_SHARE = N_("%(channel)s carries this share of the bonus: %(weight)s / %(weights)s = %(result)s")

OWN_SCORE = {
    Metric.NPS: N_("%(channel)s, own score: 100 x (%(positives)s - %(negatives)s) / %(responses)s = %(result)s"),
    Metric.CSAT: N_("%(channel)s, own score: 100 x %(positives)s / %(responses)s = %(result)s"),
}
TEAM_SCORE = {
    Metric.NPS: N_("%(channel)s, the team's score: 100 x (%(positives)s - %(negatives)s) / %(responses)s = %(result)s"),
    Metric.CSAT: N_("%(channel)s, the team's score: 100 x %(positives)s / %(responses)s = %(result)s"),
}
OWN_NO_ANSWERS = N_("%(channel)s has no own answers yet, so there is no score: %(result)s percent.")
TEAM_NO_ANSWERS = N_("%(channel)s has no answers for the team yet, so there is no score: %(result)s percent.")
TEAM_NO_GOAL = N_("%(channel)s has no target for the team, so the team's part pays %(result)s percent.")
OFFSET = N_("%(channel)s, points from the target: %(score)s - (%(target)s) = %(result)s")

CURVE_BETWEEN = N_(
    "%(channel)s, percent on the line between two points of the curve: %(low_percent)s + (%(high_percent)s - "
    "%(low_percent)s) x (%(offset)s - (%(low_offset)s)) / (%(high_offset)s - (%(low_offset)s)) = %(result)s"
)
CURVE_ABOVE = N_(
    "%(channel)s: %(offset)s points are at or above the last point of the curve, %(low_offset)s: %(result)s percent."
)
CURVE_BELOW = N_(
    "%(channel)s: %(offset)s points are below the first point of the curve, %(high_offset)s: %(result)s percent."
)
CURVE_STEP = N_("%(channel)s: %(offset)s points reach the step at %(low_offset)s: %(result)s percent.")
CAP = N_("%(channel)s pays at most %(cap_percent)s percent, not %(percent)s: %(result)s percent.")

MINIMUM = N_(
    "%(channel)s takes the larger of %(goal_minimum)s (target) and %(plan_minimum)s (plan) responses, times "
    "%(eligible_days)s / %(days_in_month)s for the working days, rounded up, at least one: %(result)s."
)
CARRIED = N_(
    "%(channel)s: the responses of %(month)s (%(positives)s positive, %(neutrals)s neutral, %(negatives)s negative) "
    "were too few to be paid then and are added to this month's: %(before)s + %(responses)s = %(result)s"
)
TEAM_MINIMUM = N_(
    "%(channel)s takes, for the team, the larger of %(goal_minimum)s (target) and %(plan_minimum)s (plan) responses, "
    "at least one: %(result)s."
)
GATE_MET = N_("%(channel)s: %(responses)s responses, the minimum of %(minimum)s is met: %(result)s percent.")
GATE_NOTHING = N_("%(channel)s: %(responses)s responses, below the minimum of %(minimum)s: %(result)s percent.")
GATE_TEAM = N_(
    "%(channel)s: %(responses)s responses, below the minimum of %(minimum)s, so the team's percent counts instead: "
    "%(result)s percent."
)
GATE_CARRY = N_(
    "%(channel)s: %(responses)s responses, below the minimum of %(minimum)s, so they are carried to the next month's "
    "sum: %(result)s percent now."
)
GATE_SOFT = N_(
    "%(channel)s, short of the minimum of %(minimum)s, pays in proportion: %(percent)s x %(responses)s / %(minimum)s "
    "= %(result)s percent"
)

TEAM_SHARE = N_(
    "%(channel)s, own part and the team's part: %(own)s x %(own_share)s / 100 + %(team)s x %(team_share)s / 100 = "
    "%(result)s percent"
)
CHANNEL_ADDS = N_("%(channel)s adds: %(share)s x %(percent)s = %(result)s percent")
TOTAL = N_("All channels together: %(terms)s = %(result)s percent of the maximum")
PRORATION = N_(
    "The maximum in cents, times that percent, the part-time share and the working days: %(maximum_cents)s x "
    "%(percent)s / 100 x %(part_time)s x %(eligible_days)s / %(days_in_month)s = %(result)s cents"
)
ROUNDING = N_("%(amount)s cents, rounded once, half a cent up, and never above %(maximum_cents)s: %(result)s cents.")
AT_BEST = N_(
    "Each channel's share times the most it can still pay this month: %(terms)s = %(result)s percent of the maximum"
)
POSSIBLE = N_(
    "The most that can still come: %(maximum_cents)s x %(percent)s / 100 x %(part_time)s x %(eligible_days)s / "
    "%(days_in_month)s, rounded once and never above %(maximum_cents)s: %(result)s cents."
)
MONTH_OVER = N_("The month is over, so no more can come: %(result)s cents.")
