"""The first rows of a file as they are understood: what, when, about whom; plain JSON without a customer's words."""

from datetime import datetime, tzinfo
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from app import clock
from app.csvs import read_rows
from app.people import queries as people
from scorecards.channels.queries import ChannelInfo
from scorecards.responses import crediting
from scorecards.responses.answer import Answer
from scorecards.responses.mapping import Mapping
from scorecards.responses.reading import Reader

FIRST = 5


def first(
    session: Session, path: Path, mapping: Mapping, infos: dict[str, ChannelInfo], zone: tzinfo, now: datetime
) -> list[dict[str, Any]]:
    """The first rows, each with its line; of a rejected one the line alone."""
    rows = read_rows(path, keep_nul=True)
    reader = Reader(mapping, next(rows)[1], infos, zone)
    today = clock.local_day(now, zone)
    credits = crediting.load(session, today)
    names = {member.id: member.name for member in people.everyone(session, today)}
    return [_understood(line, reader.answer(row), credits, names, zone) for line, row in islice(rows, FIRST)]


def _understood(
    line: int, answer: object, credits: crediting.Credits, names: dict[int, str], zone: tzinfo
) -> dict[str, Any]:
    if not isinstance(answer, Answer):
        return {"line": line}
    served = clock.local_day(answer.interaction_at or answer.answered_at, zone)
    word = answer.employee
    credit = credits.of(answer.matched_by, word, served) if word else crediting.NOBODY
    return {
        "line": line,
        "id": answer.external_id,
        "day": clock.local_day(answer.answered_at, zone).isoformat(),
        "channel": answer.channel,
        "score": answer.score,
        "person": names.get(credit.person_id or 0),
        "comment": answer.comment is not None,
    }
