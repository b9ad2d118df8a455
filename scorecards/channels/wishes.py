"""A channel as somebody wants it, and in what it differs from the one there is."""

import hashlib
from dataclasses import dataclass, fields

from scorecards.channels.queries import ChannelInfo

DEFAULT_MINIMUM = 10


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


def wish_of(info: ChannelInfo) -> Wish:
    """The wish that a channel would fulfil as it stands."""
    return Wish(
        key=info.key,
        name=info.name,
        metric=info.metric.value,
        scale=f"{info.scale_min}-{info.scale_max}",
        positive=info.positive_from,
        negative=info.negative_to,
        minimum=info.minimum,
        name_fi=info.name_fi,
        name_sv=info.name_sv,
    )


def mark(info: ChannelInfo) -> str:
    """A short text that differs for a channel as soon as anything about it does."""
    return hashlib.sha256(repr(wish_of(info)).encode()).hexdigest()[:16]


def differences(before: ChannelInfo, after: ChannelInfo | Wish) -> list[tuple[str, object, object]]:
    """What differs, as (name of a Wish's field, before, after)."""
    old, new = wish_of(before), wish_of(after) if isinstance(after, ChannelInfo) else after
    pairs = [(one.name, getattr(old, one.name), getattr(new, one.name)) for one in fields(Wish)]
    return [(name, was, will) for name, was, will in pairs if (was or None) != (will or None)]
