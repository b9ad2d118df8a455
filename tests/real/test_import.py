"""Real answers come in and give the figures their own summaries state."""

import csv
import json
from fractions import Fraction
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock
from scorecards.channels import queries as channels
from scorecards.maths.metric import Tally, score, shown
from scorecards.responses.models import Response
from scorecards.tallies import queries as tallies
from scorecards.tallies import rollup
from tests.needs import shared
from tests.plugins.application import Run
from tests.real import shopzilla

pytestmark = [pytest.mark.real, pytest.mark.slow]
NPS = ("--metric", "nps", "--scale", "0-10", "--positive", "9", "--negative", "6")
CSAT = ("--metric", "csat", "--scale", "1-5", "--positive", "4", "--negative", "2")
BY_CHANNEL = """
[columns]
external_id = "user_id"
answered_at = "response_date"
score = "nps_rating"
[constants]
source = "nps-{0}"
channel = "{0}"
"""
BANK = """
[columns]
external_id = "{id}"
answered_at = "{date}"
score = "{score}"
[constants]
source = "bank"
channel = "bank"
[formats]
answered_at = {formats}
"""
STYLES = {
    "NPStimeseries_dd-mm-yy_slash.csv": ("ID", "Survey date", "NPS", ["%d/%m/%y"]),
    "NPStimeseries_dd-mm-yyyy_dash.csv": ("ID", "Survey date", "NPS", ["%d-%m-%Y"]),
    "NPStimeseries_Updated_mixed.csv": ("id", "survey_date", "rating", ["%d/%m/%y", "%d/%m/%Y"]),
}


def imported(run: Run, file: Path, mapping: Path, text: str = "") -> dict[str, int]:
    if text:
        mapping.write_text(text, encoding="utf-8")
    told = run("responses", "import", str(file), "--mapping", str(mapping), "--json").output
    found: dict[str, int] = json.loads(told)
    return found


def totals(session: Session) -> dict[str, Tally]:
    """Every channel's counts over all months, through the tallies."""
    found = {info.key: Tally() for info in channels.everything(session)}
    keys = {info.id: info.key for info in channels.everything(session)}
    for month in rollup.months(session):
        for channel, counts in tallies.by_channel(session, month).items():
            found[keys[channel]] += counts
    return found


def bank_mapping(name: str, formats: list[str] | None = None) -> str:
    external_id, date, rating, styles = STYLES[name]
    return BANK.format(id=external_id, date=date, score=rating, formats=formats or styles)


def test_a_month_of_a_support_centre(run: Run, session: Session, tmp_path: Path) -> None:
    files = shopzilla.write(tmp_path)
    for key in shopzilla.CHANNELS.values():
        run("channels", "add", key, "--name", key, *CSAT)
    assert "1413 added" in run("people", "import", str(files.people)).output
    first, again = (imported(run, files.answers, files.mapping) for _ in range(2))
    assert (first["read"], first["counted"], again["duplicate"]) == (85_907,) * 3
    found = {key: (counts.responses, counts.positives) for key, counts in totals(session).items()}
    assert found == shopzilla.by_channel()
    assert len(tallies.by_person(session, clock.parse_month("2023-08"), clock.parse_month("2023-08"))) >= 1_371
    assert "0 tallies have drifted" in run("tallies", "verify").output


@pytest.mark.parametrize(
    ("name", "responses", "told"), [("web", 2290, 221), ("email", 1952, 186), ("mobile", 1801, -147)]
)
def test_a_file_that_is_one_channel(
    run: Run, session: Session, tmp_path: Path, name: str, responses: int, told: int
) -> None:
    run("channels", "add", name, "--name", name, *NPS)
    file = shared("data", "nps_by_channel", f"nps_{name}.csv")
    found = imported(run, file, tmp_path / "mapping.toml", BY_CHANNEL.format(name))
    assert (found["read"], found["unmatched"], found["rejected"]) == (responses, responses, 0)
    points = score(channels.by_key(session, name).metric, totals(session)[name]) or Fraction()
    assert (totals(session)[name].responses, round(points * 10)) == (responses, told)


@pytest.mark.parametrize("name", STYLES)
def test_the_same_answers_in_each_style_of_dates(run: Run, session: Session, tmp_path: Path, name: str) -> None:
    run("channels", "add", "bank", "--name", "Bank", *NPS)
    file = shared("data", "nps_bank_timeseries", name)
    assert imported(run, file, tmp_path / "mapping.toml", bank_mapping(name))["unmatched"] == 5_000
    with file.open(encoding="utf-8-sig", newline="") as rows:
        truth = {row[0]: int(row[4]) for row in list(csv.reader(rows))[1:]}
    days = session.execute(select(Response.external_id, Response.local_date)).all()
    assert {key: day.month for key, day in days} == truth
    points = score(channels.by_key(session, "bank").metric, totals(session)["bank"])
    assert shown(points, None) == "11.8"


def test_every_style_gives_the_same_days(run: Run, tmp_path: Path) -> None:
    run("channels", "add", "bank", "--name", "Bank", *NPS)
    files = [shared("data", "nps_bank_timeseries", name) for name in STYLES]
    found = [imported(run, file, tmp_path / "mapping.toml", bank_mapping(file.name)) for file in files]
    assert [(counts["unmatched"], counts["duplicate"]) for counts in found] == [(5_000, 0), (0, 5_000), (0, 5_000)]


@pytest.mark.parametrize(
    ("name", "formats"),
    [
        ("NPStimeseries_dd-mm-yy_slash.csv", ["%m/%d/%y"]),
        ("NPStimeseries_dd-mm-yy_slash.csv", ["%d-%m-%Y"]),
        ("NPStimeseries_dd-mm-yyyy_dash.csv", ["%m-%d-%Y"]),
        ("NPStimeseries_Updated_mixed.csv", ["%m/%d/%y", "%m/%d/%Y"]),
        ("NPStimeseries_Updated_mixed.csv", ["%d/%m/%Y"]),
    ],
)
def test_a_style_that_the_file_contradicts_refuses_it(
    run: Run, session: Session, tmp_path: Path, name: str, formats: list[str]
) -> None:
    run("channels", "add", "bank", "--name", "Bank", *NPS)
    mapping = tmp_path / "mapping.toml"
    mapping.write_text(bank_mapping(name, formats), encoding="utf-8")
    file = shared("data", "nps_bank_timeseries", name)
    assert "contradicts" in run("responses", "import", str(file), "--mapping", str(mapping), status=2).output
    assert session.scalars(select(Response.id)).all() == []
