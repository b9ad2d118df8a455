"""A people file, a mapping and commands for a month of a support centre's real answers.

`python -m tests.real.shopzilla FOLDER` writes answers.csv, people.csv and mapping.toml there. Numbers and addresses of
the people are made up; an agent who worked under several supervisors goes to the one with most answers.
"""

import csv
import gzip
import shutil
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.needs import shared

CHANNELS = {"Inbound": "inbound", "Outcall": "outcall", "Email": "email"}
HEADER = (
    "employee_number", "name", "email", "team", "supervisor_number",
    "roles", "language", "time_zone", "employed_from", "employed_to",
)  # fmt: skip
MAPPING = """\
[columns]
external_id = "Unique id"
answered_at = "Survey_response_Date"
score = "CSAT Score"
channel = "channel_name"
employee = "Agent_name"
comment = "Customer Remarks"
[constants]
source = "support-centre"
[formats]
answered_at = "%d-%b-%y"
[match]
employee = "name"
[channels]
Inbound = "inbound"
Outcall = "outcall"
Email = "email"
"""


@dataclass(frozen=True, slots=True)
class Files:
    """What the main job starts from."""

    answers: Path
    people: Path
    mapping: Path


def write(folder: Path) -> Files:
    """The three files, written to a folder."""
    files = Files(folder / "answers.csv", folder / "people.csv", folder / "mapping.toml")
    source = shared("data", "shopzilla", "Customer_support_data.csv.gz")
    with gzip.open(source) as packed, files.answers.open("wb") as plain:
        shutil.copyfileobj(packed, plain)
    with files.people.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADER, *people(files.answers)])
    files.mapping.write_text(MAPPING, encoding="utf-8")
    return files


def people(answers: Path) -> Iterator[tuple[str, ...]]:
    """A line for two people of HR, every supervisor and every agent, in the order of their names."""
    led_by = supervisors(answers)
    numbers = {name: f"S{place:03d}" for place, name in enumerate(sorted(set(led_by.values())), 1)}
    yield _line("H001", "Helmi Hakala", "", "", "hr")
    yield _line("H002", "Hilla Harju", "", "", "hr")
    for name, number in numbers.items():
        yield _line(number, name, "", "", "supervisor")
    for place, (name, supervisor) in enumerate(sorted(led_by.items()), 1):
        yield _line(f"A{place:04d}", name, f"Team {supervisor}", numbers[supervisor], "employee")


def supervisors(answers: Path) -> dict[str, str]:
    """The supervisor of every agent: the one under whom most of their answers came, of equals the first by name."""
    under: defaultdict[str, Counter[str]] = defaultdict(Counter)
    with answers.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            under[row["Agent_name"]][row["Supervisor"]] += 1
    return {agent: min(counts, key=lambda name: (-counts[name], name)) for agent, counts in under.items()}


def by_channel() -> dict[str, tuple[int, int]]:
    """Responses and positives of each channel, as the data's own summary has them."""
    with shared("data", "shopzilla", "summary_by_channel.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {CHANNELS[row["channel_name"]]: (int(row["n"]), int(row["n5"]) + int(row["n4"])) for row in rows}


def _line(number: str, name: str, team: str, supervisor: str, role: str) -> tuple[str, ...]:
    address = f"{number.lower()}@support.example"
    return (number, name, address, team, supervisor, role, "en", "Europe/Helsinki", "2023-01-01", "")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
