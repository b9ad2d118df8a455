"""Reads of past imports and of the mappings named to be used again."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.clock import local_day
from app.people.queries import everyone
from scorecards.imports.models import AnswerMapping
from scorecards.responses.mapping import Mapping, MappingError, parse
from scorecards.responses.models import AnswerImport


@dataclass(frozen=True, slots=True)
class PastImport:
    """A file that was stored; counts as in its report; by is who did it, None for a command."""

    uuid: UUID
    name: str
    sha256: str
    source: str
    actor_id: int | None
    at: datetime
    counts: dict[str, int]
    problems: list[Any]


COUNTS = ("read", "counted", "edited", "duplicate", "unmatched", "rejected")


def imports(session: Session, *, offset: int, most: int) -> list[PastImport]:
    """Past imports, the newest first."""
    statement = select(AnswerImport).order_by(AnswerImport.id.desc()).offset(offset).limit(most)
    return [_past(row) for row in session.scalars(statement)]


def number_of_imports(session: Session) -> int:
    """How many files were ever stored."""
    return session.scalar(select(func.count(AnswerImport.id))) or 0


def one(session: Session, uuid: UUID) -> PastImport | None:
    """The import with this uuid."""
    row = session.scalar(select(AnswerImport).filter_by(uuid=uuid))
    return None if row is None else _past(row)


def same_file(session: Session, sha256: str) -> PastImport | None:
    """The last import of a file with this content."""
    statement = select(AnswerImport).filter_by(sha256=sha256).order_by(AnswerImport.id.desc()).limit(1)
    row = session.scalar(statement)
    return None if row is None else _past(row)


def named_mappings(session: Session) -> list[tuple[str, Mapping]]:
    """Every mapping that has a name and can still be read, by name."""
    rows = session.execute(select(AnswerMapping.name, AnswerMapping.document).order_by(AnswerMapping.name))
    return [(name, mapping) for name, document in rows if (mapping := _read(document)) is not None]


def names(session: Session, ids: set[int | None], now: datetime, zone: Any) -> dict[int, str]:
    """The names of those who imported, by id."""
    known = [person for person in ids if person is not None]
    return {member.id: member.name for member in everyone(session, local_day(now, zone), known)}


def _read(document: str) -> Mapping | None:
    try:
        return parse(document)
    except MappingError:
        return None


def _past(row: AnswerImport) -> PastImport:
    counts = {name: getattr(row, name) for name in COUNTS}
    return PastImport(row.uuid, row.name, row.sha256, row.source, row.actor_id, row.at, counts, row.problems)
