"""Reading and writing CSV files that people and other systems made: encodings, separators, limits, no formulas."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from pathlib import Path
from typing import TextIO

import defusedcsv.csv as defused

from app.wording import N_, RefusalError

_SEPARATORS = ",;\t|"
_SAMPLE = 65_536
_QUOTED = re.compile(r'"[^"]*"')
_FORMULA_SIGNS = ("＝", "＋", "－", "＠")


class CsvError(RefusalError):
    """The file cannot be read as a table; the message says where and what to do."""


def read_rows(path: Path, encoding: str = "utf-8-sig", *, keep_nul: bool = False) -> Iterator[tuple[int, list[str]]]:
    """Each record with the number of its first line, the header first; streamed, so memory does not grow with the file.

    keep_nul: let NUL characters through, for a caller that cleans its cells.
    Raises CsvError for a file that is missing, not in this encoding, or not a table.
    """
    try:
        with path.open(encoding=encoding, newline="") as file:
            yield from _records(file, keep_nul)
    except OSError as error:
        told = N_("%(name)s: %(error)s; give the path of a readable CSV file")
        raise CsvError(told, name=path.name, error=error.strerror or error) from None
    except UnicodeDecodeError:
        told = N_("line %(line)s: is not %(encoding)s; save the file as UTF-8")
        raise CsvError(told, line=_undecodable(path, encoding), encoding=encoding) from None


def _undecodable(path: Path, encoding: str) -> int:
    """The first line that is not in the encoding (the decoder itself only knows its place within a block)."""
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                line.decode(encoding)
            except UnicodeDecodeError:
                return number
    return 1


def _records(file: TextIO, keep_nul: bool) -> Iterator[tuple[int, list[str]]]:
    sample = file.read(_SAMPLE)
    file.seek(0)
    reader = csv.reader(file, delimiter=_separator(sample), strict=True)
    line = 1
    while True:
        try:
            row = next(reader, None)
        except csv.Error as error:
            told = N_("line %(line)s: %(error)s; check the quotation marks of this line")
            raise CsvError(told, line=line, error=error) from None
        if row is None:
            return
        if not keep_nul and "\0" in "".join(row):
            raise CsvError(N_("line %(line)s: holds a NUL character; save the file as plain CSV"), line=line)
        if row:
            yield line, row
        line = reader.line_num + 1


def _separator(sample: str) -> str:
    lines = _QUOTED.sub("", sample).splitlines()
    head = next((line for line in lines if line), "")
    return max(_SEPARATORS, key=head.count)


def write_rows(file: TextIO, rows: Iterable[Sequence[object]]) -> None:
    """Write rows that a spreadsheet will not take for formulas; every text as plain() gives it."""
    writer = defused.writer(file)
    for row in rows:
        writer.writerow([plain(cell) if isinstance(cell, str) else cell for cell in row])


def as_bytes(rows: Iterable[Sequence[object]]) -> bytes:
    """Rows as a file: UTF-8, with a byte order mark by which spreadsheets know it."""
    file = StringIO(newline="")
    write_rows(file, rows)
    return file.getvalue().encode("utf-8-sig")


def plain(text: str) -> str:
    """The text on one line, without control characters or space around it, and harmless where it begins with a formula
    sign of East Asian keyboards."""
    kept = "".join(" " if letter.isspace() else letter for letter in text if letter.isprintable() or letter.isspace())
    kept = kept.strip()
    return "'" + kept if kept.startswith(_FORMULA_SIGNS) else kept
