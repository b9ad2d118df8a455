"""Answers below the minimum carried on, from real tallies, targets and plans."""

import json
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from app import clock
from app.people import queries as people
from bonus_rules import closing, queries
from bonus_rules.carry import Carried
from bonus_rules.carrying import carries
from bonus_rules.plans import publish, timeline
from bonus_rules.rules import Bonus
from scorecards.board import queries as board
from scorecards.channels import queries as channels
from scorecards.maths.metric import Tally
from tests.bonus_rules.making import EXAMPLE
from tests.bonus_rules.months import person
from tests.bonus_rules.summer import AUGUST, CARRY, JULY, JUNE, NOW, SEPTEMBER, TODAY, count, summer
from tests.plugins.application import Run

EERO, NOORA = "1002", "1005"
EEROS_JUNE = Carried(JUNE, Tally(4, 1, 0))


def handed(session: Session, month: date, number: str, channel: str = "phone") -> tuple[Carried, ...]:
    """What earlier months hand to a person's month."""
    place = person(session, number), channels.by_key(session, channel).id
    alone = carries(session, month, [place[0]], timeline(session)).get(place, ())
    everyone = carries(session, month, range(1000), timeline(session)).get(place, ())
    assert alone == everyone
    return alone


def paid(session: Session, month: date, number: str) -> Bonus:
    """What a month that is over pays a person."""
    member = people.by_number(session, number, clock.last_day(month))
    assert member is not None
    card = board.scorecard(session, member, month, clock.last_day(month), today=TODAY)
    bonus = queries.bonus_of(session, card, today=TODAY)
    assert bonus is not None
    return bonus


def responses(bonus: Bonus) -> list[str]:
    """What the gate of the phone counts, and what it takes."""
    gate = next(step for step in bonus.steps if step.rule == "gate" and step.inputs["channel"] == "Phone")
    return [gate.inputs["responses"], gate.inputs["minimum"]]


def test_a_month_below_the_minimum_is_added_to_the_next_and_spent_when_the_sum_reaches_it(session: Session) -> None:
    summer(session)
    count(session, JULY, EERO, (3, 0, 0))
    count(session, AUGUST, EERO, (2, 0, 0))
    count(session, SEPTEMBER, EERO, (1, 0, 0))
    assert handed(session, JUNE, EERO) == ()
    assert handed(session, JULY, EERO) == (EEROS_JUNE,)
    assert handed(session, AUGUST, EERO) == (EEROS_JUNE, Carried(JULY, Tally(3)))
    assert handed(session, SEPTEMBER, EERO) == ()
    counted = [responses(paid(session, month, EERO)) for month in (JUNE, JULY, AUGUST, SEPTEMBER)]
    assert counted == [["5", "10"], ["8", "10"], ["10", "10"], ["1", "10"]]


def test_the_money_follows_the_carried_sum(session: Session) -> None:
    summer(session)
    count(session, JULY, EERO, (6, 0, 0))
    carrying = paid(session, JULY, EERO)
    publish(session, EXAMPLE, JUNE, now=NOW)
    plain = paid(session, JULY, EERO)
    assert responses(carrying) == ["11", "10"]
    assert carrying.secured_cents > plain.secured_cents
    assert [step.inputs["month"] for step in carrying.steps if step.rule == "carried"] == ["2026-06"]


def test_a_month_without_answers_in_between_breaks_nothing_and_three_months_are_the_most(session: Session) -> None:
    summer(session)
    assert handed(session, SEPTEMBER, EERO) == (EEROS_JUNE,)
    assert handed(session, clock.next_month(SEPTEMBER), EERO) == ()


def test_an_earlier_month_that_was_paid_is_not_paid_again_later(session: Session) -> None:
    summer(session)
    for month in (JULY, AUGUST, SEPTEMBER):
        count(session, month, EERO, (5, 0, 0))
    assert [len(handed(session, month, EERO)) for month in (JULY, AUGUST, SEPTEMBER)] == [1, 0, 1]


def test_a_plan_that_carries_nothing_ends_it_from_its_month_on(session: Session) -> None:
    summer(session)
    publish(session, EXAMPLE, AUGUST, now=NOW)
    count(session, AUGUST, EERO, (1, 0, 0))
    assert handed(session, AUGUST, EERO) == (EEROS_JUNE,)
    assert handed(session, SEPTEMBER, EERO) == ()


def test_a_plan_of_three_months_holds_the_earlier_answers_already(session: Session) -> None:
    summer(session, CARRY.replace("months = 1", "months = 3"))
    count(session, JULY, EERO, (3, 0, 0))
    assert handed(session, JULY, EERO) == ()
    assert responses(paid(session, JULY, EERO)) == ["8", "10"]


@pytest.mark.parametrize("channel", ["chat", "email"])
def test_a_channel_without_target_or_weight_carries_nothing(session: Session, channel: str) -> None:
    summer(session, CARRY.replace("chat = 1\n", ""))
    count(session, JULY, NOORA, (3, 0, 0), channel)
    assert handed(session, AUGUST, NOORA, channel) == ()


def test_answers_before_the_first_plan_are_not_carried(session: Session) -> None:
    summer(session)
    count(session, date(2026, 5, 1), EERO, (3, 0, 0))
    assert handed(session, JULY, EERO) == (EEROS_JUNE,)


def test_a_replay_of_the_plan_in_force_pays_the_same_cents_with_what_was_carried(
    run: Run, session: Session, tmp_path: Path
) -> None:
    summer(session)
    for month in (JULY, AUGUST):
        count(session, month, EERO, (3, 1, 1))
    live = [sum(one.bonus.secured_cents for one in closing.results(session, month, TODAY)) for month in (JULY, AUGUST)]
    session.commit()
    file = tmp_path / "plan.toml"
    file.write_text(CARRY)
    told = json.loads(run("plans", "replay", str(file), "--from", "2026-07", "--to", "2026-08", "--json").output)
    assert [told["months"][month]["cost_cents"] for month in ("2026-07", "2026-08")] == live
    assert told["total"]["unchanged"] == told["total"]["person_months"] == 12


def test_a_replay_carries_by_its_own_plan_from_its_first_month_on(run: Run, session: Session, tmp_path: Path) -> None:
    summer(session, EXAMPLE)
    count(session, JULY, EERO, (6, 0, 0))
    session.commit()
    file = tmp_path / "plan.toml"
    file.write_text(CARRY)
    costs = []
    for first in ("2026-06", "2026-07"):
        told = json.loads(run("plans", "replay", str(file), "--from", first, "--to", "2026-07", "--json").output)
        costs.append(told["months"]["2026-07"]["cost_cents"] - told["months"]["2026-07"]["cost_in_force_cents"])
    assert costs[0] > costs[1] == 0
