"""What many people's months come to together."""

from decimal import Decimal
from fractions import Fraction

from scorecards.insights.figures import PersonMonth, by_person, excellent, figure
from scorecards.maths.goal import Goal
from scorecards.maths.metric import Metric, Tally

GOAL = Goal(Decimal(50), 10)


def month(person: int, *counts: int, goal: Goal | None = GOAL, team: int = 1) -> PersonMonth:
    return PersonMonth(person, team, Tally(*counts), goal)


def test_a_figure_counts_people_answers_and_who_met_their_own_target() -> None:
    found = figure(Metric.NPS, [month(1, 9, 1, 0), month(2, 5, 0, 5), month(3, 9, 0, 0, goal=None)])
    assert (found.tally, found.people, found.with_target, found.met) == (Tally(23, 1, 5), 3, 2, 1)
    assert found.share_met == Fraction(1, 2)


def test_below_the_minimum_nobody_has_met_a_target() -> None:
    assert figure(Metric.NPS, [month(1, 9, 0, 0)]).met == 0


def test_who_had_two_teams_in_a_month_is_one_person() -> None:
    [one] = by_person([month(1, 2, 0, 0, team=1), month(1, 3, 1, 1, team=2)])
    assert (one.team, one.tally) == (2, Tally(5, 1, 1))


def test_excellent_is_what_the_best_quarter_reaches_together_from_twenty_people_on() -> None:
    people = [month(at, at, 0, 40 - at) for at in range(1, 21)]
    best = sum((one.tally for one in people[15:]), Tally())
    assert excellent(Metric.NPS, people, 10) == Fraction(100 * (best.positives - best.negatives), best.responses)
    assert excellent(Metric.NPS, people[1:], 10) is None


def test_too_few_answers_do_not_make_excellence() -> None:
    assert excellent(Metric.NPS, [month(at, 9, 0, 0) for at in range(30)], 10) is None
