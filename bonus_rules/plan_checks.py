"""The checks a plan document's values go through: each gives the value or refuses it.

Pure. A check takes the dotted key and what was found there; a refusal names the key, the fault and the cure.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import NoReturn, TypeVar

MOST_DECIMALS = 6
LONGEST_NAME = 80
LONGEST_QUOTE = 40

Found = TypeVar("Found")


class PlanRefusedError(ValueError):
    """A plan document that may not be published: which key, what is wrong, and what to do."""


def refuse(key: str, what: str, cure: str) -> NoReturn:
    """Raises PlanRefusedError for a key, dotted as in "team.share_percent"."""
    raise PlanRefusedError(f"{key}: {what}; {cure}.")


class Table:
    """One table of the document, all of whose keys are known. Raises PlanRefusedError for any other."""

    def __init__(self, place: str, content: object, known: tuple[str, ...]) -> None:
        if not isinstance(content, dict):
            refuse(place, f"{quoted(content)} is not a table", f"write [{place}] on its own line and the keys below it")
        self.place, self.content = place, content
        for key in content:
            if key not in known:
                where = f"[{place}]" if place else "a plan"
                refuse(self.key(key), f"is not a key of {where}", f"remove it, or use one of {', '.join(known)}")

    def key(self, key: str) -> str:
        """The key with the table's name before it."""
        return f"{self.place}.{key}" if self.place else key

    def table(self, key: str, known: tuple[str, ...]) -> "Table":
        """A table inside this one, empty where it was left out."""
        return Table(self.key(key), self.content.get(key, {}), known)

    def value(self, key: str, check: Callable[[str, object], Found], default: object = None) -> Found:
        """The checked value; refused where it is missing and has no default."""
        found = self.content.get(key, default)
        if found is None:
            refuse(self.key(key), "is missing", "add it, as the example plan does")
        return check(self.key(key), found)


def name(key: str, found: object) -> str:
    """A name of 1 to 80 printable characters."""
    if not isinstance(found, str) or not found.strip() or len(found) > LONGEST_NAME or not found.isprintable():
        refuse(key, f"{quoted(found)} is not a name", f"write 1 to {LONGEST_NAME} characters on one line, in quotes")
    return found.strip()


def currency(key: str, found: object) -> str:
    """An ISO 4217 code: three capital letters."""
    if not isinstance(found, str) or not re.fullmatch("[A-Z]{3}", found):
        refuse(key, f"{quoted(found)} is not a currency", 'write its ISO 4217 code of three capitals, such as "EUR"')
    return found


def truth(key: str, found: object) -> bool:
    """true or false."""
    if not isinstance(found, bool):
        refuse(key, f"{quoted(found)} is neither true nor false", "write true or false, without quotes")
    return found


def whole(least: int, most: int) -> Callable[[str, object], int]:
    """A check for a whole number from least to most."""

    def check(key: str, found: object) -> int:
        if isinstance(found, bool) or not isinstance(found, int) or not least <= found <= most:
            refuse(key, f"{quoted(found)} does not fit", f"write a whole number from {least} to {most}")
        return found

    return check


def number(least: Decimal, most: Decimal) -> Callable[[str, object], Decimal]:
    """A check for a finite number from least to most, of at most six decimals, kept exact."""

    def check(key: str, found: object) -> Decimal:
        if isinstance(found, bool) or not isinstance(found, int | Decimal) or not Decimal(found).is_finite():
            refuse(key, f"{quoted(found)} is not a number", f"write a number from {least} to {most}, without quotes")
        value = Decimal(found)
        if not least <= value <= most:
            refuse(key, f"{quoted(found)} is out of range", f"write a number from {least} to {most}")
        if value != round(value, MOST_DECIMALS):
            refuse(key, f"{quoted(found)} has too many decimals", f"write at most {MOST_DECIMALS} decimals")
        return value

    return check


def one_of(*words: str) -> Callable[[str, object], str]:
    """A check for one of some words."""

    def check(key: str, found: object) -> str:
        if found not in words:
            refuse(key, f"{quoted(found)} is not known", f"write one of {', '.join(words)}, in quotes")
        return str(found)

    return check


def quoted(found: object) -> str:
    """Something found, fit for a message: one line, cut when long."""
    if isinstance(found, int) and abs(found) >= 10**LONGEST_QUOTE:
        return f"a number of more than {LONGEST_QUOTE} digits"
    text = str(found) if isinstance(found, Decimal) else ascii(found)
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}..."
