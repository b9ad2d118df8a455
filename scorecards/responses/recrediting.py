"""Answers follow a person whose team of past days is corrected: in open months only, tallies with them."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, tzinfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock
from app.people import queries as people
from scorecards.responses.models import COUNTED, Response
from scorecards.tallies import queries as tallies
from scorecards.tallies import rollup


def recredit(session: Session, person_id: int, since: date, zone: tzinfo) -> Mapping[date, int]:
    """Credit a person's answers from interactions since a day to the team the person was in; a month's closed figures
    stay. Returns how many went to another team, by month. zone is the company's."""
    start = clock.month_of(since)
    having = select(Response.month).where(Response.person_id == person_id, Response.month >= start).distinct()
    months = set(session.scalars(having))
    rollup.lock_months(session, months)
    months -= tallies.closed_among(session, months)
    stays = people.assignments(session, person_id)
    moved: Counter[date] = Counter()
    changes = rollup.Changes()
    mine = select(Response).where(Response.person_id == person_id, Response.month.in_(months))
    for answer in session.scalars(mine.execution_options(populate_existing=True)).all():
        served = clock.local_day(answer.interaction_at or answer.answered_at, zone)
        team_id = _team_on(stays, served)
        if served < since or team_id == answer.team_id:
            continue
        if answer.state in COUNTED:
            changes.add((answer.month, answer.channel_id, answer.team_id, person_id), answer.band, -1)
            changes.add((answer.month, answer.channel_id, team_id, person_id), answer.band)
        answer.team_id = team_id
        moved[answer.month] += 1
    session.flush()
    rollup.bump(session, changes)
    return moved


def _team_on(stays: list[tuple[int, int, date, date | None]], day: date) -> int | None:
    return next((team for _, team, first, end in stays if first <= day and (end is None or day < end)), None)
