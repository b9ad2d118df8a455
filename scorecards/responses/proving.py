"""The proof of the tallies: a recount from the answers, and mending them where they have drifted."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.people import queries as people
from scorecards.channels import queries as channels
from scorecards.responses import queries
from scorecards.tallies import drift, rollup
from scorecards.tallies.drift import Drift
from scorecards.tallies.rollup import Counts

COUNTS = len(rollup.COUNTS)


@dataclass(frozen=True, slots=True)
class Proof:
    """A month's tallies against its answers: how many figures agree, and each tally that does not."""

    agreeing: int
    drifts: tuple[Drift, ...]


def prove(session: Session, month: date) -> Proof:
    """Recount a month while nobody adds to it."""
    rollup.lock_month(session, month)
    tallies, answers = rollup.standing(session, month), queries.counted(session, month)
    drifts = drift.drifts(tallies, answers)
    figures = COUNTS * len(tallies.keys() | answers.keys())
    wrong = sum(ours != theirs for drift in drifts for ours, theirs in zip(drift.tally, drift.answers, strict=True))
    return Proof(figures - wrong, tuple(drifts))


def recount(session: Session, month: date) -> int:
    """Make a month's tallies anew from its answers; how many tallies were wrong."""
    found = prove(session, month)
    if found.drifts:
        rollup.replace(session, month, queries.counted(session, month).items())
    return len(found.drifts)


def told(session: Session, drifts: tuple[Drift, ...], today: date) -> list[str]:
    """Each drift as a line of text: where, what the tally says, what the answers say."""
    if not drifts:
        return []
    keys = {info.id: info.key for info in channels.everything(session)}
    names = {team_id: name for name, team_id in people.teams(session).items()}
    numbers = {member.id: member.employee_number for member in people.everyone(session, today)}
    return [
        f"{month:%Y-%m}, channel {keys[channel]}, team {names.get(team or 0, '-')}, "
        f"person {numbers.get(person or 0, '-')}: tally {_counts(drift.tally)}, answers {_counts(drift.answers)}"
        for drift in drifts
        for month, channel, team, person in [drift.place]
    ]


def _counts(counts: Counts) -> str:
    return "/".join(map(str, counts))
