"""What a month hands to the next: worked out by hand first, then against an answer-by-answer count."""

from dataclasses import replace
from datetime import date
from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from app import clock
from bonus_rules.carry import PastMonth, carried
from bonus_rules.rules import bonus
from scorecards.maths.metric import Tally
from tests.bonus_rules.making import FULL, example, result

MAY = date(2026, 5, 1)
CARRY = example(below_minimum='"carry"')


def past(*counts: int, minimum: int | None = 10) -> list[PastMonth]:
    """Consecutive months from May on with so many positives each."""
    months = list(accumulate(counts, lambda month, _count: clock.next_month(month), initial=MAY))
    return [PastMonth(month, Tally(count), minimum) for month, count in zip(months[:-1], counts, strict=True)]


def handed(months: list[PastMonth]) -> list[tuple[int, int]]:
    """What the month after these gets, as (month, responses)."""
    return [(one.month.month, one.tally.responses) for one in carried(months)]


def test_a_month_below_its_minimum_hands_its_counts_on() -> None:
    assert handed(past(4)) == [(5, 4)]
    assert handed(past(9, 0)) == [(5, 9)]


def test_a_month_at_its_minimum_hands_nothing_on() -> None:
    assert handed(past(10)) == []
    assert handed(past(4, 5, 11)) == []


def test_a_sum_that_reaches_the_minimum_is_spent() -> None:
    assert handed(past(6, 4)) == []
    assert handed(past(6, 4, 3)) == [(7, 3)]
    assert handed(past(6, 6, 6, 6, 6)) == [(9, 6)]


def test_counts_go_on_while_the_sum_stays_below_but_never_further_than_three_months() -> None:
    assert handed(past(1, 2, 3)) == [(5, 1), (6, 2), (7, 3)]
    assert handed(past(1, 2, 3, 2)) == [(6, 2), (7, 3), (8, 2)]
    assert handed(past(9, 0, 0)) == [(5, 9)]
    assert handed(past(9, 0, 0, 0)) == []
    assert handed(past(5, 1, 1, 1, 2)) == [(7, 1), (8, 1), (9, 2)]


def test_a_month_whose_plan_carries_nothing_keeps_nothing() -> None:
    assert handed([*past(4, 4), PastMonth(date(2026, 7, 1), Tally(1), None)]) == []
    assert carried([]) == ()


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 12)), max_size=12))
def test_no_answer_is_spent_twice_and_none_is_lost_before_three_months(months: list[tuple[int, int]]) -> None:
    waiting: list[int] = []  # the month of each answer that waits, one entry for each
    for place, (count, minimum) in enumerate(months):
        waiting = [at for at in waiting if place - at <= 3] + [place] * count
        waiting = [] if len(waiting) >= minimum else waiting
    waiting = [at for at in waiting if len(months) - at <= 3]
    past_months = [PastMonth(clock.add_months(MAY, at), Tally(*one[:1]), one[1]) for at, one in enumerate(months)]
    assert [one.tally.responses for one in carried(past_months)] == [waiting.count(at) for at in sorted(set(waiting))]


def test_the_gate_and_the_score_are_over_the_carried_sum() -> None:
    own = result(tally=Tally(4, 0, 2), team=Tally(20))
    alone = bonus((own,), FULL, CARRY, month_over=True)
    more = replace(own, carried=carried(past(6)))
    together = bonus((more,), FULL, CARRY, month_over=True)
    same = bonus((result(tally=Tally(10, 0, 2), team=Tally(20)),), FULL, CARRY, month_over=True)
    assert (alone.secured_cents, together.secured_cents) == (6000, same.secured_cents)
    assert same.secured_cents > alone.secured_cents


def test_the_steps_say_how_many_came_from_which_month() -> None:
    own = result(tally=Tally(5, 1), team=Tally(20))
    more = replace(own, carried=carried(past(2, 3)))
    steps = bonus((more,), FULL, CARRY, month_over=True).steps
    lines = [step.text % step.inputs for step in steps if step.rule == "carried"]
    assert [line.partition("(")[0] + line.rpartition(": ")[2] for line in lines] == [
        "Phone: the responses of 2026-05 6 + 2 = 8",
        "Phone: the responses of 2026-06 8 + 3 = 11",
    ]
