"""Reading and writing CSV files that people and other systems made: encodings, separators, limits, no formulas."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TextIO

import defusedcsv.csv as defused

_SEPARATORS = ",;\t|"
_SAMPLE = 65_536


class CsvError(ValueError):
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
        raise CsvError(f"{path.name}: {error.strerror}; give the path of a readable CSV file") from None
    except UnicodeDecodeError as error:
        raise CsvError(f"{path.name}: byte {error.start} is not {encoding}; save the file as UTF-8") from None


def _records(file: TextIO, keep_nul: bool) -> Iterator[tuple[int, list[str]]]:
    sample = file.read(_SAMPLE)
    file.seek(0)
    reader = csv.reader(file, delimiter=_separator(sample), strict=True)
    line = 1
    while True:
        try:
            row = next(reader, None)
        except csv.Error as error:
            raise CsvError(f"line {line}: {error}; check the quotation marks of this line") from None
        if row is None:
            return
        if not keep_nul and "\0" in "".join(row):
            raise CsvError(f"line {line}: holds a NUL character; save the file as plain CSV")
        if row:
            yield line, row
        line = reader.line_num + 1


def _separator(sample: str) -> str:
    head = sample.split("\n", 1)[0]
    return max(_SEPARATORS, key=head.count)


def write_rows(file: TextIO, rows: Iterable[Sequence[object]]) -> None:
    """Write rows that a spreadsheet will not take for formulas; control characters are dropped from every text."""
    writer = defused.writer(file)
    for row in rows:
        writer.writerow([plain(cell) if isinstance(cell, str) else cell for cell in row])


def plain(text: str) -> str:
    """The text without control characters, and with the formula signs of East Asian keyboards made harmless."""
    kept = "".join(letter for letter in text if letter.isprintable() or letter == " ")
    return "'" + kept if kept[:1] in ("＝", "＋", "－", "＠") else kept
