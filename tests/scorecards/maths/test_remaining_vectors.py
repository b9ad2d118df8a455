"""Every single-channel and tier case of the shared vectors, every field."""

import json
import os
import sys
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from scorecards.maths.goal import goal
from scorecards.maths.metric import Metric, Tally, exact, score, shown
from scorecards.maths.needed import needed
from scorecards.maths.progress import Progress, State, progress
from scorecards.maths.tiers import tier_reached, tiers

VECTORS = Path(__file__).parents[3].parent / "shared" / "design" / "vectors" / "remaining.json"
Case = dict[str, Any]


def cases(kind: str) -> list[Case]:
    if not VECTORS.exists():
        message = f"{VECTORS} is not there: put the shared folder beside the checkout"
        pytest.fail(message) if os.environ.get("CI") == "true" else pytest.skip(message)
    vectors: list[Case] = json.loads(VECTORS.read_text())["vectors"]
    return [case for case in vectors if case["kind"] == kind]


def tally_of(case: Case) -> Tally:
    return Tally(case["positives"], case["neutrals"], case["negatives"])


def metric_of(case: Case) -> Metric:
    return Metric(case["metric"].lower())


def after(case: Case, positives: int) -> str | None:
    return exact(score(metric_of(case), tally_of(case) + Tally(positives=positives)))


def short_after(case: Case, positives: int) -> bool:
    tally = tally_of(case) + Tally(positives=positives)
    points = score(metric_of(case), tally)
    enough = tally.responses >= max(1, case["min_responses"])
    return points is None or points < Fraction(case["target"]) or not enough


def computed(case: Case) -> Case:
    """The fields of a single case, as our code has them."""
    metric, tally = metric_of(case), tally_of(case)
    result = progress(metric, tally, goal(metric, case["target"], case["min_responses"]))
    points = score(metric, tally)
    fields = {
        "n": tally.responses,
        "score": exact(points),
        "display": shown(points, Decimal(case["target"])),
        "state": result.state.value,
        "hit": result.state is State.HIT,
        "reachable": result.still_needed is not None,
        "k": result.still_needed,
        "gate_missing": result.missing_responses,
        "gate_slack_negative": result.slack_negative,
        "cushion_negative": result.cushion_negative,
        "cushion_neutral": result.cushion_neutral,
    }
    return fields | after_the_needed(case, result)


def after_the_needed(case: Case, result: Progress) -> Case:
    if result.still_needed is None:
        return {}
    return {
        "score_after": after(case, result.still_needed),
        "still_short_at_k_minus_1": short_after(case, result.still_needed - 1) if result.still_needed else None,
    }


GIVEN = {"id", "kind", "note", "metric", "positives", "neutrals", "negatives", "target", "min_responses"}


def expected(case: Case) -> Case:
    return {key: value for key, value in case.items() if key not in GIVEN}


def test_every_single_vector_agrees_in_every_field() -> None:
    singles = cases("single")
    wrong = [case["id"] for case in singles if computed(case) != expected(case)]
    fields = sum(len(expected(case)) for case in singles)
    sys.stdout.write(f"\nsingle vectors: {len(singles)}, fields: {fields}, wrong: {len(wrong)}\n")
    assert (len(singles), wrong) == (150, [])


def test_every_single_vector_agrees_through_the_command_answer() -> None:
    names = {"k": "still_needed", "gate_missing": "missing_responses", "display": "shown"}
    for case in cases("single"):
        given = {key: case[key] for key in ("metric", "positives", "neutrals", "negatives", "target")}
        answer = needed(given | {"minimum": case["min_responses"]})
        wanted = {names.get(key, key): value for key, value in case.items()}
        assert answer == {key: wanted[key] for key in answer}, case["id"]
        assert len(answer) == 7


def test_every_tier_vector_agrees_in_every_field() -> None:
    ladders = cases("tiers")
    for case in ladders:
        metric, given = metric_of(case), case["tiers"]
        goals = [goal(metric, tier["target"], tier["min_responses"]) for tier in given]
        steps = tiers(metric, tally_of(case), goals)
        assert [(step.still_needed, step.state is State.HIT) for step in steps] == [(t["k"], t["hit"]) for t in given]
        assert (tier_reached(steps), tally_of(case).responses) == (case["tier_reached"], case["n"]), case["id"]
    sys.stdout.write(f"\ntier vectors: {len(ladders)}, tiers: {sum(len(case['tiers']) for case in ladders)}\n")
    assert len(ladders) == 25
