"""Rows of a file to answers, by its mapping. Pure: a bad cell gives its column and a reason, never an exception."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from functools import lru_cache
from typing import NoReturn

from app.wording import N_, Told
from scorecards.responses.answer import Answer, MatchedBy, Outcome, rejected
from scorecards.responses.dates import DateReader
from scorecards.responses.mapping import DATES, Mapping, MappingError

_SCORE = re.compile(r"(-?[0-9]{1,6})(?:\.0+)?")


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A date written in another order or style than declared: the file as a whole is not what the mapping says."""

    column: str
    value: str
    declared: str


class BadCellError(Exception):
    """A cell that cannot be read: its field, and the reason with what to do."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(reason)
        self.outcome = rejected(field, reason)


class Reader:
    """Reads the rows below one header.

    Raises MappingError when a column the mapping names is missing from the header, or stands there twice.
    """

    def __init__(self, mapping: Mapping, header: Sequence[str], channels: Collection[str], zone: tzinfo) -> None:
        self._mapping = mapping
        self._width = len(header)
        self._at = {field: _place(header, field, column) for field, column in mapping.columns.items()}
        self._dates = {
            field: (self._at[field], DateReader(mapping.formats.get(field, ()), zone))
            for field in DATES
            if field in self._at
        }
        self._keys = set(channels)
        self._matched_by = MatchedBy(mapping.match)
        self._score = lru_cache(1_000)(_score)
        self._channel = lru_cache(1_000)(self._find_channel)

    def column(self, field: str) -> str:
        """What the file calls a field; the field's own name where the file has no column for it."""
        return self._mapping.columns.get(field, field)

    def contradiction(self, row: Sequence[str]) -> Contradiction | None:
        """The first date of a row that is written otherwise than declared, None when there is none."""
        if len(row) != self._width:
            return None
        for field, (at, dates) in self._dates.items():
            text = row[at].strip()
            if text and dates.read(text) is None and dates.contradicts(text):
                return Contradiction(self.column(field), text, dates.told)
        return None

    def answered_at(self, row: Sequence[str]) -> datetime | None:
        """When the row was answered, None where that cannot be read."""
        at, dates = self._dates["answered_at"]
        return dates.read(row[at].strip()) if len(row) == self._width else None

    def answer(self, row: Sequence[str]) -> Answer | Outcome:
        """The row's answer, or the rejection that says which cell is at fault and why."""
        if len(row) != self._width:
            told = N_("%(cells)s cells where the header has %(width)s: quote the cells that hold a separator")
            return rejected("", Told(told, cells=len(row), width=self._width))
        try:
            return Answer(
                source=self._mapping.source,
                external_id=self._required(row, "external_id"),
                channel=self._mapping.channel or self._channel(row[self._at["channel"]]),
                answered_at=self._moment(row, "answered_at") or _blank("answered_at"),
                score=self._score(row[self._at["score"]]),
                employee=self._optional(row, "employee"),
                matched_by=self._matched_by,
                comment=self._optional(row, "comment"),
                customer_key=self._optional(row, "customer_key"),
                interaction_at=self._moment(row, "interaction_at"),
                source_updated_at=self._moment(row, "source_updated_at"),
            )
        except BadCellError as bad:
            return bad.outcome

    def _optional(self, row: Sequence[str], field: str) -> str | None:
        at = self._at.get(field)
        return None if at is None else row[at].strip() or None

    def _required(self, row: Sequence[str], field: str) -> str:
        return row[self._at[field]].strip() or _blank(field)

    def _moment(self, row: Sequence[str], field: str) -> datetime | None:
        if field not in self._dates:
            return None
        at, dates = self._dates[field]
        text = row[at].strip()
        found = dates.read(text) if text else None
        if text and found is None:
            told = Told(N_("'%(value)s' is not a date as %(style)s; correct it"), value=text, style=dates.told)
            raise BadCellError(field, told)
        return found

    def _find_channel(self, cell: str) -> str:
        word = cell.strip()
        if not word:
            _blank("channel")
        key = self._mapping.channels.get(word, word)
        if key not in self._keys:
            told = N_("'%(value)s' is no channel; say which it is, under [channels] of the mapping")
            raise BadCellError("channel", Told(told, value=word))
        return key


def _blank(field: str) -> NoReturn:
    raise BadCellError(field, Told(N_("is blank; every answer needs one")))


def _score(cell: str) -> int:
    text = cell.strip()
    if not text:
        raise BadCellError("score", Told(N_("is blank: a missing score is not a zero")))
    match = _SCORE.fullmatch(text)
    if match is None:
        told = N_("'%(value)s' is not a whole number; give a score of the channel's scale")
        raise BadCellError("score", Told(told, value=text))
    return int(match[1])


def _place(header: Sequence[str], field: str, column: str) -> int:
    names = [name.strip() for name in header]
    if names.count(column) != 1:
        twice = N_(
            "[columns] %(field)s: the column '%(column)s' stands more than once in the file's header; it has: %(names)s"
        )
        missing = N_("[columns] %(field)s: the column '%(column)s' is not in the file's header; it has: %(names)s")
        told = twice if column in names else missing
        raise MappingError(told, field=field, column=column, names=", ".join(names))
    return names.index(column)
