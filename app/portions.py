"""Long lists taken a portion at a time, so that no statement grows with the company."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")


def portions(items: Sequence[T], most: int) -> Iterator[list[T]]:
    """The items in their order, at most so many at a time."""
    return (list(items[start : start + most]) for start in range(0, len(items), most))
