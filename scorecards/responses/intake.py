"""The one way in for answers, behind every door: each is stored once, credited, and counted in the same transaction."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, tzinfo

from sqlalchemy.orm import Session

from app.portions import portions
from scorecards.responses import queries
from scorecards.responses.answer import Answer, Outcome
from scorecards.responses.batch import Batch
from scorecards.responses.book import Book, Row
from scorecards.tallies import rollup

BATCH = 10_000
MOST_CHANGES = 50_000


def record(session: Session, answers: Sequence[Answer], now: datetime, *, zone: tzinfo) -> list[Outcome]:
    """Store answers and count them; what became of each, in their order. The caller commits, and only then reports.

    zone is the company's: an answer counts in the month of its local day there.
    """
    with recording(session, now, zone=zone) as intake:
        return intake.record(answers)


@contextmanager
def recording(session: Session, now: datetime, *, zone: tzinfo, months: Collection[date] = ()) -> Iterator["Intake"]:
    """The way in for many batches in one transaction; the tallies are bumped by its end, and the caller commits after.

    months: those the answers are known to lie in, to be held from the start.
    """
    intake = Intake(session, Book(session, now, zone))
    intake.book.hold(months)
    yield intake
    intake.count()


class Intake:
    """Takes answers in, batch by batch; made by recording()."""

    def __init__(self, session: Session, book: Book) -> None:
        self.book = book
        self._session = session
        self._changes = rollup.Changes()

    def record(self, answers: Sequence[Answer]) -> list[Outcome]:
        """Store answers; what became of each, in their order."""
        outcomes: list[Outcome] = []
        for some in portions(answers, BATCH):
            outcomes += self._record(some)
            if len(self._changes) > MOST_CHANGES:
                self.count()
        return outcomes

    def count(self) -> None:
        """Bump the tallies by what has been stored since the last time."""
        rollup.bump(self._session, self._changes)
        self._changes = rollup.Changes()

    def _record(self, answers: Sequence[Answer]) -> list[Outcome]:
        for source in sorted({answer.source for answer in answers}):
            self.book.source_id(source)
        rows = [self.book.row(answer) for answer in answers]
        outcomes = {at: row for at, row in enumerate(rows) if isinstance(row, Outcome)}
        waiting = [(at, row) for at, row in enumerate(rows) if not isinstance(row, Outcome)]
        while waiting:
            taken = self._round(waiting)
            outcomes |= {at: outcome for at, _, outcome in taken if outcome is not None}
            waiting = [(at, row) for at, row, outcome in taken if outcome is None]
        return [outcomes[at] for at in range(len(answers))]

    def _round(self, waiting: Sequence[tuple[int, Row]]) -> list[tuple[int, Row, Outcome | None]]:
        """One round: an answer that comes twice in a batch, the second time changed, waits for the next."""
        stored = _stored(self._session, [row for _, row in waiting])
        self.book.hold({row["month"] for row in stored.values()} | {row["month"] for _, row in waiting})
        batch = Batch(stored, self._changes)
        taken = [(at, row, batch.take(row)) for at, row in waiting]
        batch.flush(self._session, self.book.now)
        return taken


def _stored(session: Session, rows: Sequence[Row]) -> dict[tuple[int, str], Row]:
    by_source: dict[int, set[str]] = {}
    for row in rows:
        by_source.setdefault(row["source_id"], set()).add(row["external_id"])
    return {
        (source, external_id): row
        for source, ids in sorted(by_source.items())
        for external_id, row in queries.stored(session, source, ids).items()
    }
