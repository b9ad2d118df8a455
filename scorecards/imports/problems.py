"""Rejected rows as pages and files show them, in the reader's language, never with a customer's words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _

SHOWN_KINDS = 20
SHOWN_LINES = 5
Problem = tuple[int, str, str]
"""Line, column and what is wrong there with what to do."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Rejected rows that are alike: the column, what to do, how many there are, and their first lines as text."""

    column: str
    told: str
    count: int
    lines: str


def problems(kept: Iterable[Sequence[Any]]) -> list[Problem]:
    """The rejected rows: where, and what to do, in the reader's language."""
    return [(line, column, _(text, **figures) if figures else _(text)) for line, column, text, figures in kept]


def kinds(kept: Iterable[Sequence[Any]]) -> list[Kind]:
    """The rejected rows, those alike together, the most frequent first."""
    alike: dict[tuple[str, str], list[int]] = {}
    for line, column, told in problems(kept):
        alike.setdefault((column, told), []).append(line)
    found = [
        Kind(column, told, len(lines), ", ".join(map(str, lines[:SHOWN_LINES])) + ("…" if lines[SHOWN_LINES:] else ""))
        for (column, told), lines in alike.items()
    ]
    return sorted(found, key=lambda kind: -kind.count)[:SHOWN_KINDS]


def problem_table(kept: Iterable[Sequence[Any]]) -> Iterable[tuple[object, ...]]:
    """The rows of the file of rejected rows, its header first; no cell of the file itself is in it."""
    yield _("Line"), _("Column"), _("What to do")
    yield from problems(kept)
