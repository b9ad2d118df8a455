"""Whether a card that was made earlier may be shown again: what to compare, in one read of figures that only grow."""

from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app import audit, clock, jobs
from scorecards.board.history import MONTHS
from scorecards.board.jobs import BY_HAND, NAME
from scorecards.board.queries import SERVED_MONTHS
from scorecards.tallies import queries as tallies

Freshness = tuple[Any, ...]


def freshness(session: Session, person_id: int, team_id: int | None, month: date) -> Freshness:
    """The same as long as nothing has changed that a person's card of this month could show; one read.

    It covers the answers of the person and their team, whatever leaves an entry in the audit log (people, teams, roles,
    channels, targets, plans, closed months), and what the last night learnt. The day is the caller's to compare.
    """
    told = {
        "person_id": person_id,
        "person_id_first": clock.add_months(month, -MONTHS),
        "person_id_last": month,
        "team_id": team_id or 0,
        "team_id_first": clock.add_months(month, -SERVED_MONTHS),
        "team_id_last": month,
    }
    return tuple(session.connection().execute(_statement(), told).one())


@cache
def _statement() -> Select[*tuple[Any, ...]]:
    """Made once: a card is asked for far more often than it changes, and then this is most of the work."""
    parts: list[Select[Any]] = [*tallies.mark("person_id"), *tallies.mark("team_id"), *audit.mark()]
    parts.append(jobs.beaten(NAME, BY_HAND))
    return select(*(part.scalar_subquery() for part in parts))
