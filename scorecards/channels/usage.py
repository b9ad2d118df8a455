"""What stands on a channel, counted by the rooms above, which hand their counts down."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import Flask, current_app
from sqlalchemy.orm import Session

Count = Callable[[Session, int], int]
"""How many things of a room stand on the channel with this id."""


@dataclass(frozen=True, slots=True)
class Use:
    """How many answers and targets a channel has."""

    answers: int = 0
    targets: int = 0


def count_by(flask_app: Flask, *, answers: Count, targets: Count) -> None:
    """Hand the counts down; called by the floor's wiring."""
    flask_app.extensions["kymppi_channel_use"] = (answers, targets)


def use_of(session: Session, channel_id: int) -> Use:
    """What stands on a channel."""
    answers, targets = current_app.extensions["kymppi_channel_use"]
    return Use(answers(session, channel_id), targets(session, channel_id))
