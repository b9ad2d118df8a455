"""What happens to an answer that comes in, against what is stored under its id. Pure."""

from enum import Enum, auto
from typing import Any

CONTENT = (
    "score",
    "channel_id",
    "answered_at",
    "interaction_at",
    "employee_reference",
    "customer_key",
    "comment",
)


class Step(Enum):
    """What is to be done with an answer whose id is stored already."""

    EDIT = auto()
    """It is a newer version: keep the old one as a revision, and put this in its place."""
    TOUCH = auto()
    """It says the same, and the source has confirmed it since: remember when."""
    SKIP = auto()
    """It says the same, or is older than what is stored."""
    REFUSE = auto()
    """It says something else, and nothing shows that it is newer."""


def step(new: dict[str, Any], old: dict[str, Any]) -> Step:
    """What to do with a row, given the one that stands under its source and external id.

    In whatever order the versions of an answer arrive, the one with the newest source_updated_at stands at the end.
    """
    theirs, ours = new["source_updated_at"], old["source_updated_at"]
    newer = theirs is not None and (ours is None or theirs > ours)
    if all(new[name] == old[name] for name in CONTENT):
        return Step.TOUCH if newer else Step.SKIP
    if newer:
        return Step.EDIT
    return Step.SKIP if theirs is not None and theirs < ours else Step.REFUSE
