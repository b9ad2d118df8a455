"""Adding a channel: checked whole, refused with what to write instead, and traced."""

import re
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import audit
from scorecards.channels import queries
from scorecards.channels.models import Channel
from scorecards.maths.metric import Metric

LONGEST_NAME = 80
HIGHEST_SCORE = 1000
HIGHEST_MINIMUM = 1_000_000
DEFAULT_MINIMUM = 10
_KEY = re.compile(r"[a-z0-9_-]{1,40}")
_SCALE = re.compile(r"([0-9]{1,4})-([0-9]{1,4})")


@dataclass(frozen=True, slots=True)
class Wish:
    """A channel somebody wants: scores from positive up are positive, from negative down negative, between neutral.

    minimum: the responses a figure of the channel needs before it pays, unless its target says otherwise.
    """

    key: str
    name: str
    metric: str
    scale: str
    positive: int
    negative: int
    minimum: int = DEFAULT_MINIMUM
    name_fi: str | None = None
    name_sv: str | None = None


def add_channel(session: Session, wish: Wish, *, now: datetime, actor_id: int | None = None) -> None:
    """Add a channel. Raises ValueError when its key is taken or any part of it cannot be."""
    lowest, highest = _scale(wish)
    _check(wish)
    if any(info.key == wish.key for info in queries.everything(session)):
        raise ValueError(f"there is a channel {wish.key!r} already; choose another key")
    session.add(
        Channel(
            key=wish.key,
            name=wish.name.strip(),
            name_fi=_name(wish.name_fi),
            name_sv=_name(wish.name_sv),
            metric=Metric(wish.metric).value,
            scale_min=lowest,
            scale_max=highest,
            positive_from=wish.positive,
            negative_to=wish.negative,
            minimum=wish.minimum,
        )
    )
    audit.record(
        session,
        at=now,
        actor_id=actor_id,
        action="channel.add",
        subject="channel",
        key=wish.key,
        metric=wish.metric,
        scale=[lowest, highest],
        positive=wish.positive,
        negative=wish.negative,
        minimum=wish.minimum,
    )


def hold(session: Session, channel_id: int) -> None:
    """Hold a channel until the transaction ends, so that one person at a time changes what is set for it."""
    session.execute(select(Channel.id).where(Channel.id == channel_id).with_for_update(key_share=True))


def _scale(wish: Wish) -> tuple[int, int]:
    match = _SCALE.fullmatch(wish.scale)
    if match is None or int(match[1]) >= int(match[2]) or int(match[2]) > HIGHEST_SCORE:
        raise ValueError(
            f"the scale {wish.scale!r} is none; write lowest and highest score, such as 0-10 (up to {HIGHEST_SCORE})"
        )
    lowest, highest = int(match[1]), int(match[2])
    if not lowest <= wish.negative < wish.positive <= highest:
        raise ValueError(
            f"positive from {wish.positive} and negative to {wish.negative} do not fit the scale {wish.scale}; "
            f"it takes {lowest} <= negative < positive <= {highest}"
        )
    return lowest, highest


def _check(wish: Wish) -> None:
    if _KEY.fullmatch(wish.key) is None:
        raise ValueError(f"the key {wish.key!r} is none; use 1 to 40 lower-case letters a-z, digits, - and _")
    if wish.metric not in list(Metric):
        raise ValueError(f"the metric {wish.metric!r} is none; choose from {', '.join(Metric)}")
    for name in (wish.name, wish.name_fi or "-", wish.name_sv or "-"):
        if not (1 <= len(name.strip()) <= LONGEST_NAME and name.isprintable()):
            raise ValueError(f"the name {name!r} is none; use 1 to {LONGEST_NAME} characters on one line")
    if not 0 <= wish.minimum <= HIGHEST_MINIMUM:
        raise ValueError(f"the minimum {wish.minimum} is none; give a number of responses from 0 to {HIGHEST_MINIMUM}")


def _name(text: str | None) -> str | None:
    return (text or "").strip() or None
