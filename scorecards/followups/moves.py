"""What can be done with a case, and where it leads. Pure."""

from enum import StrEnum


class State(StrEnum):
    """Where a case stands; one without a row is open."""

    OPEN = "open"
    TAKEN = "taken"
    ANSWERED = "answered"


class Move(StrEnum):
    """A step somebody takes."""

    TAKE = "take"
    RELEASE = "release"
    ANSWER = "answer"
    REOPEN = "reopen"


_FROM = {
    Move.TAKE: {State.OPEN, State.TAKEN},
    Move.RELEASE: {State.TAKEN},
    Move.ANSWER: {State.OPEN, State.TAKEN},
    Move.REOPEN: {State.ANSWERED},
}
_TO = {
    Move.TAKE: State.TAKEN,
    Move.RELEASE: State.OPEN,
    Move.ANSWER: State.ANSWERED,
    Move.REOPEN: State.TAKEN,
}


def after(state: State, move: Move) -> State | None:
    """The state a move leads to, None where it cannot be made. Whoever moves a case owns it, unless they release it."""
    return _TO[move] if state in _FROM[move] else None
