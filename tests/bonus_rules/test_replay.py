"""Replaying a plan: pure figures first, then the command on past months."""

import json
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from bonus_rules.replay import Case, Outcome, outcome, summary
from scorecards.maths.metric import Tally
from tests.bonus_rules.making import EXAMPLE, FULL, example, result
from tests.bonus_rules.months import october
from tests.plugins.application import Run

MAY = date(2026, 5, 1)
CLIFF = example(kind='"steps"', points="[[0, 100]]", share_percent="0")


def case(own: Tally, paid: int | None = None) -> Case:
    """A month on the phone against a target of 50 with a minimum of 10."""
    return Case(MAY, "1001", (result(tally=own, team=own),), FULL, paid)


def paying(*cents: int, paid: int | None = 10000) -> list[Outcome]:
    """Outcomes of so many cents each."""
    return [Outcome(MAY, str(place), one, paid, swung=False) for place, one in enumerate(cents)]


def test_one_answer_decides_on_a_cliff_and_seldom_on_a_line() -> None:
    at_the_edge = case(Tally(20, 20))
    assert (outcome(at_the_edge, CLIFF).cents, outcome(at_the_edge, CLIFF).swung) == (20000, True)
    assert not outcome(case(Tally(100, 90, 10)), example()).swung


def test_nothing_swings_far_from_the_target() -> None:
    assert not outcome(case(Tally(100)), CLIFF).swung
    assert not outcome(case(Tally(0, 50, 50)), CLIFF).swung


def test_gains_and_losses_are_counted_against_the_plan_in_force() -> None:
    told = summary(paying(0, 5000, 10000, 15000, 20000), example())
    assert (told.gaining, told.losing, told.unchanged) == (2, 2, 1)
    assert (told.gained_cents, told.lost_cents) == (15000, 15000)
    assert told.cost_cents - told.cost_in_force_cents == told.gained_cents - told.lost_cents == 0


def test_without_a_plan_in_force_nothing_is_compared() -> None:
    told = summary(paying(0, 20000, paid=None), example())
    assert (told.compared, told.gaining, told.losing, told.nothing, told.full) == (0, 0, 0, 1, 1)


def test_the_spread_is_told_by_the_points_that_so_many_do_not_exceed() -> None:
    told = summary(paying(*range(0, 20001, 200)), example())
    assert told.quantiles == {10: 10, 25: 25, 50: 50, 75: 75, 90: 90}
    assert summary([], example()).quantiles == {}


@pytest.fixture
def plan(tmp_path: Path, session: Session) -> str:
    """A cliff as a file, beside a company with October's answers and the example plan in force."""
    october(session)
    session.commit()
    file = tmp_path / "cliff.toml"
    file.write_text(EXAMPLE.replace('"linear"', '"steps"').replace("[[-10, 0], [0, 100]]", "[[0, 100]]"))
    return str(file)


def rows_of(session: Session) -> list[int]:
    """How many rows each table that a payment touches has."""
    tables = ("plan", "statement", "month_close", "audit_entry", "tally")
    return [session.scalars(text(f"SELECT count(*) FROM {table}")).one() for table in tables]


def test_a_replay_pays_past_months_and_touches_nothing(run: Run, session: Session, plan: str) -> None:
    before = rows_of(session)
    told = json.loads(run("plans", "replay", plan, "--from", "2026-09", "--to", "2026-10", "--json").output)
    october = told["months"]["2026-10"]
    assert (told["currency"], list(told["months"])) == ("EUR", ["2026-09", "2026-10"])
    assert (october["person_months"], october["cost_in_force_cents"]) == (6, 33333)
    assert october["losing"] >= 1
    assert rows_of(session) == before


def test_a_replay_in_words_names_who_loses_most(run: Run, plan: str) -> None:
    told = run("plans", "replay", plan, "--from", "2026-10", "--to", "2026-10").output
    assert "6 person-months, nothing was changed." in told
    assert "Lose most (EUR): 1001 -" in told


@pytest.mark.parametrize(
    ("months", "told"),
    [
        (("2026-10", "2026-09"), "--to is before --from"),
        (("2026-10", "2099-01"), "2099-01 is not over"),
        (("2000-01", "2026-10"), "more than 36"),
    ],
)
def test_months_that_cannot_be_replayed_are_refused(run: Run, plan: str, months: tuple[str, str], told: str) -> None:
    assert told in run("plans", "replay", plan, "--from", months[0], "--to", months[1], status=2).output
