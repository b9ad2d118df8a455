"""A replay's summary for a terminal and for programs. Pure."""

from collections.abc import Sequence
from dataclasses import asdict

from app import clock
from bonus_rules.export_rows import decimal_text
from bonus_rules.plan_document import Plan
from bonus_rules.replay import Outcome, Summary, summary

NAMED = 5


def replay_json(outcomes: Sequence[Outcome], plan: Plan) -> dict[str, object]:
    """The summary over all months and for each, as plain values."""
    return {
        "plan": plan.name,
        "currency": plan.currency,
        "total": asdict(summary(outcomes, plan)),
        "months": {
            clock.month_text(month): asdict(summary([one for one in outcomes if one.month == month], plan))
            for month in sorted({one.month for one in outcomes})
        },
    }


def replay_text(outcomes: Sequence[Outcome], plan: Plan) -> str:
    """The summary in words: cost, spread, who gains and loses, and how often one answer decides."""
    whole, money = summary(outcomes, plan), plan.currency
    lines = [f"{plan.name}: {whole.person_months} person-months, nothing was changed."]
    lines += [f"  {_month(outcomes, plan, month)}" for month in sorted({one.month for one in outcomes})]
    lines += [f"  In all {decimal_text(whole.cost_cents)} {money}."]
    return "\n".join([*lines, *_compared(whole, money), *_spread(whole), *_named(outcomes, money)])


def _month(outcomes: Sequence[Outcome], plan: Plan, month: object) -> str:
    found = [one for one in outcomes if one.month == month]
    told = summary(found, plan)
    against = f", in force {decimal_text(told.cost_in_force_cents)}" if told.compared else ", no plan was in force"
    return f"{clock.month_text(found[0].month)}: {decimal_text(told.cost_cents)} {plan.currency}{against}"


def _compared(told: Summary, money: str) -> list[str]:
    if not told.compared:
        return []
    return [
        f"  Against the plan in force ({decimal_text(told.cost_in_force_cents)} {money} in {told.compared}): "
        f"{told.gaining} gain {decimal_text(told.gained_cents)}, {told.losing} lose {decimal_text(told.lost_cents)}, "
        f"{told.unchanged} stay the same."
    ]


def _spread(told: Summary) -> list[str]:
    points = ", ".join(f"{percent}%: {pay}" for percent, pay in told.quantiles.items())
    return [
        f"  Pay in percent of the maximum, at the points {points}; {told.nothing} get nothing, {told.full} all of it.",
        f"  One answer more moves the bonus by over a tenth of the maximum in {told.swung} of {told.person_months}.",
    ]


def _named(outcomes: Sequence[Outcome], money: str) -> list[str]:
    changes: dict[str, int] = {}
    for one in outcomes:
        changes[one.employee_number] = changes.get(one.employee_number, 0) + one.change_cents
    ordered = sorted(changes.items(), key=lambda change: (change[1], change[0]))
    losing = [f"{number} {decimal_text(cents)}" for number, cents in ordered[:NAMED] if cents < 0]
    gaining = [f"{number} +{decimal_text(cents)}" for number, cents in reversed(ordered[-NAMED:]) if cents > 0]
    told = [(f"  Gain most ({money})", gaining), (f"  Lose most ({money})", losing)]
    return [f"{title}: {', '.join(found)}" for title, found in told if found]
