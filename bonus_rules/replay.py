"""A plan paid on past months without touching them: what it would have cost, and who gains and loses by it. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from bonus_rules.plan_document import Plan
from bonus_rules.rules import ChannelResult, Employment, bonus
from scorecards.maths.metric import Tally

TENTH = 10
ONE_ANSWER = (Tally(positives=1), Tally(negatives=1))


@dataclass(frozen=True, slots=True)
class Case:
    """A person's month as it ended. paid_cents: what the plan then in force pays on it, None without one."""

    month: date
    employee_number: str
    results: tuple[ChannelResult, ...]
    employment: Employment
    paid_cents: int | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the plan pays in a case, against the plan in force. swung: one answer more moves it by over a tenth."""

    month: date
    employee_number: str
    cents: int
    paid_cents: int | None
    swung: bool

    @property
    def change_cents(self) -> int:
        """What the person gains by the plan (below 0: loses), 0 where no plan was in force."""
        return 0 if self.paid_cents is None else self.cents - self.paid_cents


@dataclass(frozen=True, slots=True)
class Summary:
    """Person-months together. Cents are sums; the quantiles of pay are in percent of the plan's maximum, rounded down.

    compared: person-months in which a plan was in force; gaining, losing and unchanged are shares of these.
    """

    person_months: int
    cost_cents: int
    compared: int
    cost_in_force_cents: int
    gaining: int
    losing: int
    unchanged: int
    gained_cents: int
    lost_cents: int
    nothing: int
    full: int
    quantiles: dict[int, int]
    swung: int


def outcome(case: Case, plan: Plan) -> Outcome:
    """What the plan pays in a case, and whether one answer decides a tenth of the maximum or more."""
    cents = _paid(case.results, case.employment, plan)
    limit = Fraction(plan.maximum_cents, TENTH)
    swung = any(abs(_paid(other, case.employment, plan) - cents) > limit for other in _with_one_more(case.results))
    return Outcome(case.month, case.employee_number, cents, case.paid_cents, swung)


def summary(outcomes: Sequence[Outcome], plan: Plan) -> Summary:
    """All outcomes together."""
    compared = [one for one in outcomes if one.paid_cents is not None]
    changes = [one.change_cents for one in compared]
    gains, losses = [cents for cents in changes if cents > 0], [cents for cents in changes if cents < 0]
    return Summary(
        person_months=len(outcomes),
        cost_cents=sum(one.cents for one in outcomes),
        compared=len(compared),
        cost_in_force_cents=sum(one.paid_cents or 0 for one in compared),
        gaining=len(gains),
        losing=len(losses),
        unchanged=len(changes) - len(gains) - len(losses),
        gained_cents=sum(gains),
        lost_cents=-sum(losses),
        nothing=sum(one.cents == 0 for one in outcomes),
        full=sum(one.cents == plan.maximum_cents for one in outcomes),
        quantiles=_quantiles([one.cents for one in outcomes], plan.maximum_cents),
        swung=sum(one.swung for one in outcomes),
    )


def _paid(results: tuple[ChannelResult, ...], employment: Employment, plan: Plan) -> int:
    return bonus(results, employment, plan, month_over=True).secured_cents


def _with_one_more(results: tuple[ChannelResult, ...]) -> Iterable[tuple[ChannelResult, ...]]:
    """The results with one answer more, positive or negative, in one channel; it is the team's answer too."""
    for at, result in enumerate(results):
        for one in ONE_ANSWER:
            more = replace(result, tally=result.tally + one, team_tally=result.team_tally + one)
            yield (*results[:at], more, *results[at + 1 :])


def _quantiles(cents: Sequence[int], maximum: int) -> dict[int, int]:
    """The 10, 25, 50, 75 and 90 percent points of pay: the smallest that at least so many do not exceed."""
    ordered = sorted(cents)
    if not ordered:
        return {}
    places = {percent: -(-len(ordered) * percent // 100) - 1 for percent in (10, 25, 50, 75, 90)}
    return {percent: ordered[max(0, place)] * 100 // maximum for percent, place in places.items()}
