"""A CSV file of answers: read twice, so that one that contradicts its mapping is refused before anything is stored."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from itertools import islice
from pathlib import Path

from sqlalchemy.orm import Session

from app import audit, clock
from app.csvs import CsvError, read_rows
from app.wording import N_
from scorecards.responses.answer import Answer, Became, Outcome
from scorecards.responses.intake import Intake, recording
from scorecards.responses.mapping import Mapping
from scorecards.responses.reading import Reader
from scorecards.responses.rejects import TakesRejects

AT_ONCE = 5_000
Numbered = tuple[int, list[str]]
"""A row with the number of its first line."""


@dataclass(frozen=True, slots=True)
class Report:
    """What became of a file's rows: read is the sum of the rest."""

    read: int
    counted: int
    edited: int
    duplicate: int
    unmatched: int
    rejected: int


class AnswerFile:
    """A file with the mapping it is read by.

    Raises MappingError or CsvError when they do not fit each other. channels: the keys there are. zone: the company's.
    """

    def __init__(self, path: Path, mapping: Mapping, channels: Collection[str], zone: tzinfo) -> None:
        self._path, self._zone, self.source = path, zone, mapping.source
        _, self._header = next(read_rows(path, keep_nul=True), (1, []))
        if not any(cell.strip() for cell in self._header):
            told = N_("%(name)s: line 1 is no header; give a CSV file whose first line names its columns")
            raise CsvError(told, name=path.name)
        self._reader = Reader(mapping, self._header, channels, zone)

    def check(self) -> set[date]:
        """Read the whole file once; the months it has answers of.

        Raises CsvError for what is no table, and for the first date written in another style than declared.
        """
        months = set()
        for line, row in self._rows():
            odd = self._reader.contradiction(row)
            if odd is not None:
                told = N_(
                    "line %(line)s, column '%(column)s': '%(value)s' contradicts the declared %(declared)s; "
                    "correct [formats] of the mapping, or the file: one file has one date order. Nothing was stored"
                )
                raise CsvError(told, line=line, column=odd.column, value=odd.value, declared=odd.declared)
            answered = self._reader.answered_at(row)
            if answered is not None:
                months.add(clock.month_of(clock.local_day(answered, self._zone)))
        return months

    def store(
        self,
        session: Session,
        months: Collection[date],
        rejects: TakesRejects,
        *,
        now: datetime,
        actor_id: int | None = None,
    ) -> Report:
        """Store what the file says, in the caller's transaction; check() gave the months."""
        rejects.header = self._header
        counts: Counter[Became] = Counter()
        rows, past = self._rows(), [month for month in months if month <= clock.local_day(now, self._zone)]
        with recording(session, now, zone=self._zone, months=past) as intake:
            while batch := list(islice(rows, AT_ONCE)):
                for (line, row), outcome in zip(batch, self._record(intake, batch), strict=True):
                    counts[outcome.became] += 1
                    if outcome.became is Became.REJECTED:
                        rejects.add(line, self._reader.column(outcome.field), outcome, row)
        report = Report(counts.total(), **{str(became): counts[became] for became in Became})
        self._note(session, report, now, actor_id)
        return report

    def _record(self, intake: Intake, batch: list[Numbered]) -> Iterator[Outcome]:
        """What became of each row, in order."""
        found = [self._reader.answer(row) for _, row in batch]
        answers = [answer for answer in found if isinstance(answer, Answer)]
        recorded = iter(intake.record(answers))
        return (next(recorded) if isinstance(answer, Answer) else answer for answer in found)

    def _rows(self) -> Iterator[Numbered]:
        rows = read_rows(self._path, keep_nul=True)
        next(rows, None)
        return rows

    def _note(self, session: Session, report: Report, now: datetime, actor_id: int | None) -> None:
        audit.record(
            session,
            at=now,
            actor_id=actor_id,
            action="responses.import",
            subject="source",
            key=self.source,
            file=self._path.name,
            **{str(became): getattr(report, became) for became in Became},
        )
