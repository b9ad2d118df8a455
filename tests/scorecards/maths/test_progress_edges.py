"""The edge table of maths.md A12, prices of bad answers (A5), and what the maths may load."""

import itertools
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest

from scorecards.maths.goal import goal
from scorecards.maths.metric import Metric, Tally
from scorecards.maths.progress import (
    UNLIMITED,
    Progress,
    State,
    price_of_negative,
    price_of_neutral,
    progress,
    responses_at_mix,
)

NPS, CSAT = Metric.NPS, Metric.CSAT
Counts = tuple[int, int, int]


def found(metric: Metric, counts: Counts, target: str, minimum: int) -> Progress:
    return progress(metric, Tally(*counts), goal(metric, target, minimum))


EDGES = [
    (NPS, (0, 0, 0), "50", 0, (State.NO_DATA, 1, None, None)),
    (NPS, (0, 0, 0), "100", 5, (State.NO_DATA, 5, None, None)),
    (NPS, (10, 1, 0), "100", 5, (State.UNREACHABLE, None, None, None)),
    (NPS, (0, 0, 4), "50", 0, (State.OPEN, 12, None, None)),
    (NPS, (5, 5, 0), "50", 0, (State.HIT, 0, 0, 0)),
    (NPS, (5, 11, 0), "31.25", 0, (State.HIT, 0, 0, 0)),
    (NPS, (5, 11, 0), "31.26", 0, (State.OPEN, 1, None, None)),
    (NPS, (10, 22, 0), "31.25", 40, (State.NEEDS_RESPONSES, 8, None, None)),
    (NPS, (3, 0, 0), "50", 10, (State.NEEDS_RESPONSES, 7, None, None)),
    (NPS, (1, 1, 8), "-50", 0, (State.OPEN, 2, None, None)),
    (NPS, (2, 1, 7), "-50", 0, (State.HIT, 0, 0, UNLIMITED)),
    (NPS, (0, 0, 7), "-100", 0, (State.HIT, 0, UNLIMITED, UNLIMITED)),
    (CSAT, (16, 1, 3), "85", 20, (State.OPEN, 7, None, None)),
    (CSAT, (2, 0, 1), "66.67", 0, (State.OPEN, 1, None, None)),
    (CSAT, (2, 0, 1), "66.66", 0, (State.HIT, 0, 0, 0)),
    (NPS, (99, 0, 1), "99.99", 0, (State.OPEN, 19900, None, None)),
]


@pytest.mark.parametrize(("metric", "counts", "target", "minimum", "expected"), EDGES)
def test_the_edge_table_holds(
    metric: Metric, counts: Counts, target: str, minimum: int, expected: tuple[object, ...]
) -> None:
    result = found(metric, counts, target, minimum)
    assert (result.state, result.still_needed, result.cushion_negative, result.cushion_neutral) == expected


def test_two_of_seven_missing_responses_may_be_negative() -> None:
    assert found(NPS, (3, 0, 0), "50", 10).slack_negative == 2


PRICES = [
    (NPS, "50", (3, 1)), (NPS, "60", (4, "3/2")), (NPS, "70", ("17/3", "7/3")), (NPS, "75", (7, 3)),
    (NPS, "80", (9, 4)), (NPS, "90", (19, 9)), (NPS, "-50", ("1/3", "-1/3")), (NPS, "-100", (0, "-1/2")),
    (CSAT, "80", (4, 4)), (CSAT, "85", ("17/3", "17/3")), (CSAT, "90", (9, 9)), (CSAT, "0", (0, 0)),
]  # fmt: skip


@pytest.mark.parametrize(("metric", "target", "prices"), PRICES)
def test_a_bad_answer_has_its_exact_price(metric: Metric, target: str, prices: tuple[int | str, int | str]) -> None:
    aim = goal(metric, target, 0)
    assert (price_of_negative(metric, aim), price_of_neutral(aim)) == (Fraction(prices[0]), Fraction(prices[1]))


def test_at_a_target_of_100_a_bad_answer_has_no_price() -> None:
    aim = goal(NPS, "100", 0)
    assert (price_of_negative(NPS, aim), price_of_neutral(aim)) == (None, None)


def test_a_mix_below_the_target_never_reaches_it() -> None:
    assert responses_at_mix(NPS, Tally(1, 1, 1), goal(NPS, "50", 0), Fraction(1, 2)) is None


def test_the_maths_load_neither_the_web_nor_the_database() -> None:
    modules = sorted(path.stem for path in (root() / "scorecards/maths").glob("[a-z]*.py"))
    imports = "\n".join(f"import scorecards.maths.{module}" for module in modules)
    heavy = "('flask', 'sqlalchemy', 'jinja2', 'wtforms')"
    code = f"import sys\n{imports}\nprint(sorted(set(sys.modules) & set({heavy})))"
    done = subprocess.run([sys.executable, "-c", code], cwd=root(), capture_output=True, text=True, check=True)
    assert "progress" in modules
    assert done.stdout == "[]\n"


def root() -> Path:
    return Path(__file__).parents[3]


def test_without_negatives_both_metrics_need_the_same() -> None:
    for p, u, target in itertools.product(range(5), range(5), ("0", "33.3", "80", "100")):
        assert found(NPS, (p, u, 0), target, 3).still_needed == found(CSAT, (p, u, 0), target, 3).still_needed
