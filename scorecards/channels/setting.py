"""Adding and changing a channel: checked whole, refused with what to write instead, and traced."""

import hashlib
import re
from dataclasses import dataclass, fields
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import audit
from app.wording import N_, RefusalError
from scorecards.channels import queries
from scorecards.channels.models import Channel
from scorecards.channels.queries import ChannelInfo
from scorecards.channels.usage import Use
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


class ConflictError(RefusalError):
    """Somebody else changed the channel since it was looked at."""


def add_channel(session: Session, wish: Wish, *, now: datetime, actor_id: int | None = None) -> None:
    """Add a channel. Raises RefusalError when its key is taken or any part of it cannot be."""
    lowest, highest = _scale(wish)
    _check(wish)
    if any(info.key == wish.key for info in queries.everything(session)):
        raise RefusalError(N_("there is a channel '%(key)s' already; choose another key"), key=wish.key)
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


def change_channel(
    session: Session, wish: Wish, *, seen: str, use: Use, now: datetime, actor_id: int | None = None
) -> None:
    """Change the channel with the wish's key. seen: its mark() when it was looked at; use: what stands on it by now.

    Raises ConflictError when somebody else has changed it since, RefusalError when a part cannot be, or not any more.
    """
    row = session.scalars(select(Channel).filter_by(key=wish.key).with_for_update(key_share=True)).one()
    before = queries.by_key(session, wish.key)
    if mark(before) != seen:
        raise ConflictError(N_("somebody else has changed this channel; here it is as it stands now"))
    lowest, highest = _scale(wish)
    _check(wish)
    _check_use(before, wish, use)
    row.name, row.name_fi, row.name_sv = wish.name.strip(), _name(wish.name_fi), _name(wish.name_sv)
    row.metric, row.scale_min, row.scale_max = Metric(wish.metric).value, lowest, highest
    row.positive_from, row.negative_to, row.minimum = wish.positive, wish.negative, wish.minimum
    session.flush()
    after = queries.by_key(session, wish.key)
    changed = {name: [old, new] for name, old, new in differences(before, after)}
    audit.record(
        session, at=now, actor_id=actor_id, action="channel.change", subject="channel", key=wish.key, **changed
    )


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


def hold(session: Session, channel_id: int) -> None:
    """Hold a channel until the transaction ends, so that one person at a time changes what is set for it."""
    session.execute(select(Channel.id).where(Channel.id == channel_id).with_for_update(key_share=True))


def check(wish: Wish) -> None:
    """Raise RefusalError where a part of a wished channel cannot be."""
    _scale(wish)
    _check(wish)


def _scale(wish: Wish) -> tuple[int, int]:
    match = _SCALE.fullmatch(wish.scale)
    if match is None or int(match[1]) >= int(match[2]) or int(match[2]) > HIGHEST_SCORE:
        told = N_("the scale '%(scale)s' is none; write lowest and highest score, such as 0-10 (up to %(highest)s)")
        raise RefusalError(told, scale=wish.scale, highest=HIGHEST_SCORE)
    lowest, highest = int(match[1]), int(match[2])
    if not lowest <= wish.negative < wish.positive <= highest:
        told = N_(
            "positive from %(positive)s and negative to %(negative)s do not fit the scale %(scale)s; "
            "it takes %(lowest)s <= negative < positive <= %(highest)s"
        )
        figures = {"lowest": lowest, "highest": highest, "scale": wish.scale}
        raise RefusalError(told, positive=wish.positive, negative=wish.negative, **figures)
    return lowest, highest


def _check(wish: Wish) -> None:
    if _KEY.fullmatch(wish.key) is None:
        told = N_("the key '%(key)s' is none; use 1 to 40 lower-case letters a-z, digits, - and _")
        raise RefusalError(told, key=wish.key)
    if wish.metric not in list(Metric):
        told = N_("the metric '%(metric)s' is none; choose from %(known)s")
        raise RefusalError(told, metric=wish.metric, known=", ".join(Metric))
    for name in (wish.name, wish.name_fi or "-", wish.name_sv or "-"):
        if not (1 <= len(name.strip()) <= LONGEST_NAME and name.isprintable()):
            told = N_("the name '%(name)s' is none; use 1 to %(longest)s characters on one line")
            raise RefusalError(told, name=name, longest=LONGEST_NAME)
    if not 0 <= wish.minimum <= HIGHEST_MINIMUM:
        told = N_("the minimum %(minimum)s is none; give a number of responses from 0 to %(highest)s")
        raise RefusalError(told, minimum=wish.minimum, highest=HIGHEST_MINIMUM)


def _check_use(before: ChannelInfo, wish: Wish, use: Use) -> None:
    changed = {name for name, _was, _will in differences(before, wish)}
    if use.answers and changed & {"metric", "scale", "positive", "negative"}:
        told = N_(
            "the channel has %(count)s answers, and what was positive when they came stays so: "
            "scale and bands cannot change any more. Add a new channel for the new scale"
        )
        raise RefusalError(told, count=use.answers)
    if use.targets and "metric" in changed:
        raise RefusalError(
            N_("the channel has %(count)s targets in points of its metric: the metric cannot change any more"),
            count=use.targets,
        )


def _name(text: str | None) -> str | None:
    return (text or "").strip() or None
