"""Which styles of date a column may be written in, found from its values. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import product

from scorecards.responses.dates import DateReader

ISO = ""
DAYS = (
    "%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y", "%Y/%m/%d",
    "%d.%m.%y", "%d/%m/%y", "%m/%d/%y", "%d-%b-%y", "%d-%b-%Y", "%d %b %Y", "%b %d, %Y",
)  # fmt: skip
TIMES = ("", " %H:%M", " %H:%M:%S", " %I:%M %p")
STYLES = (ISO, *(day + clock for day, clock in product(DAYS, TIMES)))
EXAMPLE = datetime(2026, 11, 22, 8, 5, 9, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Guess:
    """The style that reads a column, "" for ISO 8601, None where none does or where several do in different ways.

    doubtful: a value that two styles read as different days, so that somebody has to say which.
    """

    style: str | None
    doubtful: str = ""


def guess(values: Iterable[str]) -> Guess:
    """The style of a column's values; blank ones say nothing."""
    readers = {style: DateReader([style] if style else [], UTC) for style in STYLES}
    seen: list[str] = []
    for value in dict.fromkeys(text.strip() for text in values if text.strip()):
        left = {style: reader for style, reader in readers.items() if reader.read(value) is not None}
        if left:
            readers = left
            seen.append(value)
    return _chosen(readers, seen) if seen else Guess(None)


def _chosen(readers: dict[str, DateReader], seen: Sequence[str]) -> Guess:
    for value in seen:
        if len({reader.read(value) for reader in readers.values()}) > 1:
            return Guess(None, value)
    return Guess(next(iter(readers)))


def example(style: str) -> str:
    """A day written in a style, to choose by."""
    return EXAMPLE.strftime(style) if style else "2026-11-22, 2026-11-22T08:05"
