"""Reads of channels."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from scorecards.channels.models import Channel
from scorecards.maths.metric import Metric


@dataclass(frozen=True, slots=True)
class ChannelInfo:
    """A channel as other rooms and floors know it."""

    id: int
    key: str
    name: str
    name_fi: str | None
    name_sv: str | None
    metric: Metric
    scale_min: int
    scale_max: int
    positive_from: int
    negative_to: int
    minimum: int

    def name_in(self, language: str) -> str:
        """The channel's name in "en", "fi" or "sv"; its plain name where it has none in that language."""
        return {"fi": self.name_fi, "sv": self.name_sv}.get(language) or self.name

    def band(self, score: int) -> int:
        """1 for a positive score, 0 for a neutral, -1 for a negative. Raises ValueError off the scale."""
        if not self.scale_min <= score <= self.scale_max:
            raise ValueError(f"{score} is not on the scale {self.scale_min}-{self.scale_max} of channel {self.key}")
        return (score >= self.positive_from) - (score <= self.negative_to)


def everything(session: Session) -> list[ChannelInfo]:
    """Every channel, in the order they were added."""
    return [_info(row) for row in session.scalars(select(Channel).order_by(Channel.id))]


def by_id(session: Session) -> dict[int, ChannelInfo]:
    """Every channel by its internal id, in the order they were added."""
    return {info.id: info for info in everything(session)}


def by_key(session: Session, key: str) -> ChannelInfo:
    """The channel with this key. Raises ValueError naming the keys there are."""
    found = {info.key: info for info in everything(session)}
    if key not in found:
        known = ", ".join(found) or "none yet"
        raise ValueError(f"there is no channel {key!r} (there is: {known}); `flask channels add` makes one")
    return found[key]


def _info(row: Channel) -> ChannelInfo:
    return ChannelInfo(
        id=row.id,
        key=row.key,
        name=row.name,
        name_fi=row.name_fi,
        name_sv=row.name_sv,
        metric=Metric(row.metric),
        scale_min=row.scale_min,
        scale_max=row.scale_max,
        positive_from=row.positive_from,
        negative_to=row.negative_to,
        minimum=row.minimum,
    )
