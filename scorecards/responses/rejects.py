"""Where the rejected rows of a file of answers go: a file of their own, made with the first."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self, TextIO

from app.csvs import CsvError, write_rows
from app.wording import N_
from scorecards.responses.answer import Outcome


class TakesRejects(Protocol):
    """Where rejected rows go."""

    header: Sequence[str]

    def add(self, line: int, column: str, outcome: Outcome, row: Sequence[str]) -> None:
        """Note a rejected row."""


class Rejects:
    """The file of rejected rows: line, column, reason and the row. Made with the first, gone if anything fails."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: TextIO | None = None
        self.header: Sequence[str] = ()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None and kind is not None:
            self._file.close()
            self.path.unlink(missing_ok=True)

    def add(self, line: int, column: str, outcome: Outcome, row: Sequence[str]) -> None:
        """Note a rejected row. Raises CsvError when the file cannot be written."""
        with self._writable():
            if self._file is None:
                self._file = self.path.open("w", encoding="utf-8", newline="")
                write_rows(self._file, [("line", "column", "reason", *self.header)])
            write_rows(self._file, [(line, column, outcome.reason, *row)])

    def finish(self) -> None:
        """Have every row on disk. Raises CsvError when the file cannot be written."""
        with self._writable():
            if self._file is not None:
                self._file.close()

    @contextmanager
    def _writable(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            told = N_("%(path)s: %(error)s; name a file that can be written with --rejected. Nothing was stored")
            raise CsvError(told, path=self.path, error=error.strerror) from None
