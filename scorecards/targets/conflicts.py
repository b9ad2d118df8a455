"""Whether somebody else set a target since it was looked at."""

from sqlalchemy.orm import Session

from scorecards.targets import queries
from scorecards.targets.queries import Placed
from scorecards.targets.wishes import ConflictError


def version(session: Session, place: Placed) -> int:
    """What a page remembers of the targets for a channel and these people, to be handed in again as `seen`."""
    line = queries.latest(session, place)
    return 0 if line is None else line.id


def check_seen(session: Session, place: Placed, seen: int | None) -> None:
    """Raise ConflictError when a target was set for these people after the one seen; hold the channel before."""
    line = queries.latest(session, place)
    if seen is not None and line is not None and line.id != seen:
        raise ConflictError(line)
