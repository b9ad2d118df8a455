"""The commands around the bonus, as scripts call them."""

import csv
import json
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from tests.bonus_rules.making import EXAMPLE
from tests.bonus_rules.months import october
from tests.plugins.application import Run

PHONE = {
    "metric": "nps",
    "score": "50/1",
    "shown": "50.0",
    "target": "55",
    "minimum": 10,
    "state": "open",
    "still_needed": 3,
    "missing_responses": 0,
    "cushion_negative": None,
    "cushion_neutral": None,
}


@pytest.fixture
def plan(tmp_path: Path) -> str:
    """The example plan as a file."""
    file = tmp_path / "plan.toml"
    file.write_text(EXAMPLE)
    return str(file)


@pytest.fixture
def company(session: Session) -> None:
    """A company with answers, targets and a plan in October 2026."""
    october(session)
    session.commit()


@pytest.mark.usefixtures("company")
def test_card_json_has_every_key_scripts_read(run: Run) -> None:
    card = json.loads(run("card", "1001", "--month", "2026-10", "--json").output)
    phone = next(line for line in card["channels"] if line["channel"] == "phone")
    assert (card["employee_number"], card["month"], card["as_of"]) == ("1001", "2026-10", "2026-10-31")
    assert phone | PHONE == phone
    assert phone["positives"] + phone["neutrals"] + phone["negatives"] == phone["responses"] == 26


@pytest.mark.usefixtures("company")
def test_card_json_holds_the_bonus_in_cents_with_its_steps(run: Run) -> None:
    bonus = json.loads(run("card", "1001", "--month", "2026-10", "--as-of", "2026-10-20", "--json").output)["bonus"]
    assert (bonus["currency"], bonus["secured_cents"], bonus["possible_cents"]) == ("EUR", 11333, 20000)
    assert [step["rule"] for step in bonus["steps"]][-2:] == ["at_best", "possible"]
    assert all(set(step) == {"rule", "text", "inputs", "result"} for step in bonus["steps"])


@pytest.mark.usefixtures("company")
def test_a_card_as_of_an_earlier_day_counts_the_answers_until_then(run: Run) -> None:
    before = json.loads(run("card", "1001", "--month", "2026-11", "--as-of", "2026-11-01", "--json").output)
    assert [line["responses"] for line in before["channels"]] == [0, 0]
    assert [line["state"] for line in before["channels"]] == ["no_data", "no_data"]


@pytest.mark.usefixtures("company")
def test_a_card_as_text_says_the_number_and_the_sum(run: Run) -> None:
    told = run("card", "1001", "--month", "2026-10").output
    assert "Phone: open, still needed 3; score 50.0, target 55, minimum 10" in told
    assert "Bonus: 113.33 EUR secured" in told


@pytest.mark.usefixtures("company")
@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("card", "9999", "--month", "2026-10"), "nobody with employee number '9999'"),
        (("card", "1001", "--month", "2026-13"), "'2026-13' is not a month"),
        (("card", "1001", "--month", "2026-10", "--as-of", "2026-09-30"), "is before 2026-10"),
        (("card", "1001", "--month", "2026-10", "--as-of", "yesterday"), "'yesterday' is not a day"),
        (("month", "approve", "2026-10", "--by", "1001"), "not prepared"),
        (("month", "export", "2026-10"), "not approved"),
        (("month", "prepare", "2099-01"), "not over"),
        (("month", "prepare", "2026-10", "--by", "9999"), "nobody with employee number '9999'"),
        (("plans", "publish", "no-such.toml", "--from", "2026-12"), "no-such.toml"),
    ],
)
def test_bad_input_ends_with_2_and_says_what_is_wrong(run: Run, args: tuple[str, ...], told: str) -> None:
    assert told in run(*args, status=2).output


@pytest.mark.usefixtures("company")
def test_a_month_goes_from_prepared_to_a_file_and_a_second_export_is_the_same(run: Run, tmp_path: Path) -> None:
    first, second = tmp_path / "one.csv", tmp_path / "two.csv"
    assert "Responses matched to nobody: 0" in run("month", "prepare", "2026-10", "--by", "1006").output
    assert "second person" in run("month", "approve", "2026-10", "--by", "1006", status=2).output
    run("month", "approve", "2026-10", "--by", "3001")
    for file in (first, second):
        run("month", "export", "2026-10", "--format", "csv", "--out", str(file))
    rows = list(csv.DictReader(first.read_text("utf-8-sig").splitlines()))
    assert first.read_bytes() == second.read_bytes()
    assert {row["employee_number"]: row["amount"] for row in rows}["1001"] == "113.33"
    assert "approved" in run("month", "prepare", "2026-10", status=2).output


def test_a_plan_for_a_channel_there_is_not_is_refused_whole(run: Run, plan: str) -> None:
    assert "there is no such channel" in run("plans", "publish", plan, "--from", "2026-12", status=2).output


@pytest.mark.usefixtures("company")
def test_a_plan_is_published_with_its_warnings(run: Run, plan: str) -> None:
    told = run("plans", "publish", plan, "--from", "2026-12").output
    assert "Service bonus 2026 is in force from 2026-12 on." in told
    assert "Warning: 70 percent hangs on the person's own answers." in told
