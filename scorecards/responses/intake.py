"""The one way in for answers, behind every door: each is stored once, credited, and counted in the same transaction."""

from collections.abc import Sequence
from datetime import datetime, tzinfo

from sqlalchemy.orm import Session

from scorecards.responses import queries
from scorecards.responses.answer import Answer, Outcome
from scorecards.responses.batch import Batch
from scorecards.responses.book import Book, Row

BATCH = 10_000


def record(
    session: Session, answers: Sequence[Answer], now: datetime, *, zone: tzinfo, book: Book | None = None
) -> list[Outcome]:
    """Store answers and count them; what became of each, in their order. The caller commits, and only then reports.

    zone is the company's. A caller with many batches in one transaction makes the book once and gives it each time.
    """
    book = book or Book(session, now, zone)
    outcomes: list[Outcome] = []
    for start in range(0, len(answers), BATCH):
        outcomes += _record_batch(session, answers[start : start + BATCH], book)
    return outcomes


def _record_batch(session: Session, answers: Sequence[Answer], book: Book) -> list[Outcome]:
    for source in sorted({answer.source for answer in answers}):
        book.source_id(source)
    rows = [book.row(answer) for answer in answers]
    outcomes = {at: row for at, row in enumerate(rows) if isinstance(row, Outcome)}
    waiting = [(at, row) for at, row in enumerate(rows) if not isinstance(row, Outcome)]
    while waiting:
        stored = _stored(session, [row for _, row in waiting])
        book.hold({row["month"] for row in stored.values()} | {row["month"] for _, row in waiting})
        batch = Batch(stored)
        taken = [(at, row, batch.take(row)) for at, row in waiting]
        batch.flush(session, book.now)
        outcomes |= {at: outcome for at, _, outcome in taken if outcome is not None}
        waiting = [(at, row) for at, row, outcome in taken if outcome is None]
    return [outcomes[at] for at in range(len(answers))]


def _stored(session: Session, rows: Sequence[Row]) -> dict[tuple[int, str], Row]:
    by_source: dict[int, set[str]] = {}
    for row in rows:
        by_source.setdefault(row["source_id"], set()).add(row["external_id"])
    return {
        (source, external_id): row
        for source, ids in sorted(by_source.items())
        for external_id, row in queries.stored(session, source, ids).items()
    }
