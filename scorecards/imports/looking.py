"""A first look into an uploaded file: is it a table, what are its columns, what stands in them."""

from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from app.csvs import CsvError, read_rows
from app.wording import N_

SAMPLE = 5_000
MOST_COLUMNS = 300
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
WIDE = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Look:
    """A file's header, the number of rows below it, and the first of them."""

    header: list[str]
    total: int
    sample: list[list[str]]

    def values(self, column: str) -> list[str]:
        """What stands in a column of the sample, row by row; nothing for a column that is not there."""
        names = [name.strip() for name in self.header]
        if column not in names:
            return []
        at = names.index(column)
        return [row[at] for row in self.sample if len(row) == len(names)]

    def words(self, column: str, most: int) -> list[str]:
        """The different words of a column, in the order they come, at most so many."""
        return list(islice(dict.fromkeys(text.strip() for text in self.values(column) if text.strip()), most))


def look(path: Path) -> Look:
    """Read the whole file once. Raises CsvError for what is no table with a header and rows."""
    _refuse_other_kinds(path)
    rows = read_rows(path, keep_nul=True)
    _line, header = next(rows, (1, []))
    if not any(cell.strip() for cell in header):
        told = N_("%(name)s: line 1 is no header; give a CSV file whose first line names its columns")
        raise CsvError(told, name=path.name)
    if len(header) > MOST_COLUMNS:
        told = N_(
            "%(name)s: line 1 has %(count)s columns, and a file has %(most)s at most; are its rows and columns the "
            "right way round?"
        )
        raise CsvError(told, name=path.name, count=len(header), most=MOST_COLUMNS)
    sample = [row for _line, row in islice(rows, SAMPLE)]
    total = len(sample) + sum(1 for _ in rows)
    if not total:
        raise CsvError(N_("%(name)s: there is no row below the header; is it the right file?"), name=path.name)
    return Look(header, total, sample)


def _refuse_other_kinds(path: Path) -> None:
    with path.open("rb") as file:
        start = file.read(8)
    if not start:
        raise CsvError(N_("%(name)s: the file is empty; is it the right one?"), name=path.name)
    if start.startswith(WORKBOOKS):
        raise CsvError(N_("%(name)s: is a workbook, not a CSV file; save it as “CSV UTF-8”"), name=path.name)
    if start.startswith(WIDE):
        raise CsvError(N_("%(name)s: is UTF-16; save the file as UTF-8"), name=path.name)
