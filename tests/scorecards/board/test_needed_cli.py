"""`flask needed`: one case by options, many as JSON lines."""

import json

import pytest

from tests.plugins.application import Run

CASE = ("needed", "--metric", "nps", "--positives", "5", "--neutrals", "5", "--negatives", "1", "--target", "50")


def test_one_case_by_options(run: Run) -> None:
    answer = json.loads(run(*CASE, "--minimum", "10").output)
    assert answer["state"] == "open"
    assert (answer["still_needed"], answer["shown"], answer["cushion_negative"]) == (3, "36.3", None)


def test_the_minimum_is_none_unless_given(run: Run) -> None:
    assert json.loads(run(*CASE).output)["missing_responses"] == 0


def test_cases_as_json_lines_are_answered_one_a_line(run: Run) -> None:
    case = {"metric": "csat", "positives": 16, "neutrals": 1, "negatives": 3, "target": "85", "minimum": 20}
    lines = run("needed", "--jsonl", stdin=f"{json.dumps(case)}\n\n{json.dumps(case | {'target': 80})}\n").output
    assert [json.loads(line)["still_needed"] for line in lines.splitlines()] == [7, 0]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("[1]", "must be an object"),
        ("{", "line 1"),
        ('{"metric": "nps", "metric": "nps"}', "a key stands twice"),
        ('{"metric": "nps", "positives": NaN}', "NaN is not a number"),
        ("[" * 9000, "line 1"),
        ('"' + "x" * 10_001 + '"', "characters"),
    ],
)
def test_a_bad_line_is_answered_with_its_error_and_the_command_ends_with_2(run: Run, line: str, told: str) -> None:
    result = run("needed", "--jsonl", stdin=line + "\n", status=2)
    assert told in json.loads(result.output.splitlines()[0])["error"]


@pytest.mark.parametrize(("args", "told"), [((), "--metric"), (("--jsonl", "--metric", "nps"), "leave the other")])
def test_missing_or_mixed_options_are_refused(run: Run, args: tuple[str, ...], told: str) -> None:
    assert told in run("needed", *args, status=2).output
