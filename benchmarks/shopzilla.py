"""One real month of rated contacts (../shared/data/shopzilla), counted by person and day."""

import csv
import gzip
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from scorecards.maths.metric import Metric, Tally

SOURCE = Path(__file__).resolve().parents[1].parent / "shared" / "data" / "shopzilla" / "Customer_support_data.csv.gz"
DAYS_IN_MONTH = 31
CHANNELS: Mapping[str, tuple[str, ...]] = {
    "Inbound": ("Inbound",),
    "Outcall": ("Outcall",),
    "pooled": ("Inbound", "Outcall", "Email"),
}
POSITIVE, NEUTRAL, NEGATIVE = Tally(1, 0, 0), Tally(0, 1, 0), Tally(0, 0, 1)
KINDS = {
    Metric.CSAT: {5: POSITIVE, 4: POSITIVE, 3: NEUTRAL, 2: NEGATIVE, 1: NEGATIVE},
    Metric.NPS: {5: POSITIVE, 4: NEUTRAL, 3: NEGATIVE, 2: NEGATIVE, 1: NEGATIVE},
}
Days = tuple[Tally, ...]
Rating = tuple[str, str, int, int]


def ratings() -> list[Rating]:
    """Every rated contact: channel, agent, day of the month, score 1 to 5. Ends the program where there is no file."""
    if not SOURCE.exists():
        sys.exit(f"There is no {SOURCE}: put the shared folder beside the checkout.")
    with gzip.open(SOURCE, "rt", encoding="utf-8", newline="") as file:
        return [
            (row["channel_name"], row["Agent_name"], int(row["Survey_response_Date"][:2]), int(row["CSAT Score"]))
            for row in csv.DictReader(file)
        ]


def months(rated: Sequence[Rating], channel: str, metric: Metric) -> dict[str, Days]:
    """Each agent's counts for each day of the month in one channel, agents in the order of their names."""
    people: dict[str, list[Tally]] = {}
    for name, agent, day, points in rated:
        if name in CHANNELS[channel]:
            days = people.setdefault(agent, [Tally()] * DAYS_IN_MONTH)
            days[day - 1] += KINDS[metric][points]
    return {agent: tuple(people[agent]) for agent in sorted(people)}


def between(days: Days, after: int, until: int = DAYS_IN_MONTH) -> Tally:
    """The counts of the days after one day, up to and including another."""
    return sum(days[after:until], Tally())
