"""One page of a long list. Pure."""

from dataclasses import dataclass

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class Page:
    """Which part of a list is shown: `number` from 1 to `last`, of `total` things."""

    number: int
    total: int
    per: int = PER_PAGE

    @property
    def last(self) -> int:
        """The number of the last page, 1 for an empty list."""
        return max(1, -(-self.total // self.per))

    @property
    def offset(self) -> int:
        """How many things stand on the pages before."""
        return (self.number - 1) * self.per


def page(asked: str | None, total: int, per: int = PER_PAGE) -> Page:
    """The page asked for, the nearest there is; the first for what is no number."""
    number = int(asked) if asked and asked.isascii() and asked.isdigit() and len(asked) < 10 else 1
    return Page(min(max(1, number), Page(1, total, per).last), total, per)
