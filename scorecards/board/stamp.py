"""The mark by which a page that stands open learns whether its card has changed. Pure."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from scorecards.board.card import Scorecard
from scorecards.responses.comments import Comment


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a page was made from: everything that could change it, and what of it is heard when it does."""

    fresh: str
    content: str = ""

    def __str__(self) -> str:
        return f"{self.fresh}.{self.content}"


def read(text: str) -> Stamp:
    """The stamp written by str(); any other text is one that nothing matches."""
    fresh, _, content = text.partition(".")
    return Stamp(fresh, content)


def digest(*parts: object) -> str:
    """Another text whenever one of these values is another."""
    return hashlib.blake2b(repr(parts).encode(), digest_size=9).hexdigest()


def content(card: Scorecard, comments: Sequence[Comment]) -> str:
    """The digest of what a card says."""
    return digest(card, tuple(comments))
