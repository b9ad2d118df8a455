"""Dates as files write them: a declared style, English month names on every machine, and the style that contradicts it.

Pure. Python's own strptime takes month names from the machine's locale and digits of every script; this one does not.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache

from app import clock

ISO = "ISO 8601, such as 2026-11-22 or 2026-11-22T08:00"
EARLIEST, LATEST = 1970, 2999
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LONG = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_PARTS = {
    "d": r"(?P<d>\d{1,2})", "m": r"(?P<m>\d{1,2})", "y": r"(?P<y>\d{2})", "Y": r"(?P<Y>\d{4})",
    "b": rf"(?P<b>{'|'.join(_MONTHS)})", "B": rf"(?P<B>{'|'.join(_LONG)})",
    "H": r"(?P<H>\d{1,2})", "I": r"(?P<I>\d{1,2})", "M": r"(?P<M>\d{1,2})", "S": r"(?P<S>\d{1,2})",
    "f": r"(?P<f>\d{1,6})", "p": r"(?P<p>am|pm)", "z": r"(?P<z>Z|[+-]\d{2}:?\d{2})",
    "a": rf"(?:{'|'.join(name[:3] for name in _WEEKDAYS)})", "A": rf"(?:{'|'.join(_WEEKDAYS)})", "%": "%",
}  # fmt: skip
_DATE = {"d": "day", "m": "month", "b": "month", "B": "month", "y": "year", "Y": "year"}
_WORD = r"(\d{1,4}|[A-Za-z]{3,9})"
_BETWEEN = r"(?:[-/.]|,? )"
_THREE = re.compile(rf"(?:[A-Za-z]{{3,9}},? )?{_WORD}{_BETWEEN}{_WORD}{_BETWEEN}{_WORD}(?!\d)(?:\D.*)?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Format:
    """One style, compiled. order: "day", "month" and "year" as they follow each other; timed: it has a clock time."""

    text: str
    pattern: re.Pattern[str]
    order: tuple[str, ...]
    timed: bool


def compiled(text: str) -> Format:
    """A style written as for strptime, such as "%d/%m/%Y %H:%M". Raises ValueError with what it lacks."""
    pieces, order, seen = [], [], ""
    for percent, plain in re.findall(r"%(.?)|([^%]+)", text, re.DOTALL):
        if plain:
            pieces.append(re.escape(plain))
        elif percent not in _PARTS or percent in seen.replace("%", ""):
            known = " %".join(_PARTS)
            raise ValueError(f"the format {text!r} has %{percent}, unknown or a second time; use %{known}, each once")
        else:
            pieces.append(_PARTS[percent])
            order += [_DATE[percent]] if percent in _DATE else []
            seen += percent
    if sorted(order) != ["day", "month", "year"]:
        raise ValueError(f"the format {text!r} must name a day, a month and a year once each, such as %d/%m/%Y")
    hours, rest = set("HI") & set(seen), set("MSfz") & set(seen)
    if ("I" in seen) != ("p" in seen) or len(hours) > 1 or (rest and not hours):
        raise ValueError(f"the format {text!r} has no whole clock time; write %H:%M, or %I:%M %p")
    return Format(text, re.compile("".join(pieces), re.ASCII | re.IGNORECASE), tuple(order), bool(hours))


class DateReader:
    """Reads one column of dates in its declared styles; without any in ISO 8601. Times without an offset are local.

    Raises ValueError for a style that is none. Several styles are for one order of day, month and year.
    """

    def __init__(self, formats: Sequence[str], zone: tzinfo) -> None:
        self.formats = [compiled(text) for text in formats]
        self._zone = zone
        self.read = lru_cache(20_000)(self._read)

    @property
    def told(self) -> str:
        """The declared styles, in words for a message."""
        return " or ".join(repr(style.text) for style in self.formats) or ISO

    def _read(self, text: str) -> datetime | None:
        """The UTC instant, or None for what is no date in the declared styles; a day alone is its first instant."""
        try:
            found = self._declared(text) if self.formats else _iso(text)
            if found is None or not EARLIEST <= found.year <= LATEST:
                return None
            return self._instant(found)
        except (ValueError, OverflowError):
            return None

    def contradicts(self, text: str) -> bool:
        """Whether this is no date in the declared styles, but would be one in another order or style."""
        return self.read(text) is None and looks_like_a_date(text)

    def _declared(self, text: str) -> date | None:
        for style in self.formats:
            match = style.pattern.fullmatch(text)
            if match is not None:
                return _found(style, {name: value for name, value in match.groupdict().items() if value is not None})
        return None

    def _instant(self, found: date) -> datetime:
        if not isinstance(found, datetime):
            return clock.start_of_day(found, self._zone)
        return (found if found.tzinfo else found.replace(tzinfo=self._zone)).astimezone(UTC)


def looks_like_a_date(text: str) -> bool:
    """Whether some usual order of day, month and year, in figures or with an English month, makes this a real date."""
    found = _iso(text)
    if found is not None:
        return EARLIEST <= found.year <= LATEST
    match = _THREE.fullmatch(text) if text.isascii() else None
    if match is None:
        return False
    first, second, third = match.groups()
    orders = [(first, second, third), (second, first, third)]
    if len(first) == len("2026"):
        orders.append((third, second, first))
    return any(_real(*parts) for parts in orders)


def _real(day: str, month: str, year: str) -> bool:
    number = _month(month) if month.isalpha() else int(month)
    if not (day.isdigit() and year.isdigit() and len(year) in (2, 4) and len(day) <= 2 and number):
        return False
    full = _full_year(int(year)) if len(year) == 2 else int(year)
    try:
        date(full, number, int(day))
    except ValueError:
        return False
    return EARLIEST <= full <= LATEST


def _iso(text: str) -> date | None:
    try:
        if not text.isascii() or len(text) < len("20261122"):
            return None
        found = datetime.fromisoformat(text)
        return found.date() if len(text) <= len("2026-11-22") else found
    except ValueError:
        return None


def _found(style: Format, part: dict[str, str]) -> date:
    name = part.get("b") or part.get("B")
    year = int(part["Y"]) if "Y" in part else _full_year(int(part["y"]))
    day = date(year, _month(name) if name else int(part["m"]), int(part["d"]))
    if not style.timed:
        return day
    hour = int(part["H"]) if "H" in part else _hour(int(part["I"]), part["p"].lower())
    micro = int(part.get("f", "0").ljust(6, "0"))
    wall = time(hour, int(part.get("M", 0)), int(part.get("S", 0)), micro, _offset(part.get("z")))
    return datetime.combine(day, wall)


def _hour(hour: int, half: str) -> int:
    if not 1 <= hour <= 12:
        raise ValueError("no such hour")
    return hour % 12 + (12 if half == "pm" else 0)


def _offset(text: str | None) -> tzinfo | None:
    if text is None:
        return None
    if text in ("Z", "z"):
        return UTC
    minutes = int(text[1:3]) * 60 + int(text[-2:])
    return timezone(timedelta(minutes=-minutes if text[0] == "-" else minutes))


def _full_year(two_digits: int) -> int:
    return two_digits + (1900 if two_digits >= 69 else 2000)


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1 if name[:3].lower() in _MONTHS else 0
