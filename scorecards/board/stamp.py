"""The mark by which a page that stands open learns whether its card has changed. Pure."""

import hashlib
from collections.abc import Sequence

from scorecards.board.card import Scorecard
from scorecards.responses.comments import Comment


def stamp(card: Scorecard, comments: Sequence[Comment]) -> str:
    """Another text whenever counts, targets, the day or the newest comments are others."""
    return hashlib.blake2b(repr((card, tuple(comments))).encode(), digest_size=9).hexdigest()
