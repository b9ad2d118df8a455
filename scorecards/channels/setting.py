"""Adding and changing a channel: checked whole, and traced."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import audit
from app.wording import N_, RefusalError
from scorecards.channels import queries
from scorecards.channels.models import Channel
from scorecards.channels.usage import Use
from scorecards.channels.wish_checks import check_use, check_words, scale
from scorecards.channels.wishes import Wish, differences, mark
from scorecards.maths.metric import Metric


class ConflictError(RefusalError):
    """Somebody else changed the channel since it was looked at."""


def add_channel(session: Session, wish: Wish, *, now: datetime, actor_id: int | None = None) -> None:
    """Add a channel. Raises RefusalError when its key is taken or any part of it cannot be."""
    lowest, highest = scale(wish)
    check_words(wish)
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
    lowest, highest = scale(wish)
    check_words(wish)
    check_use(before, wish, use)
    row.name, row.name_fi, row.name_sv = wish.name.strip(), _name(wish.name_fi), _name(wish.name_sv)
    row.metric, row.scale_min, row.scale_max = Metric(wish.metric).value, lowest, highest
    row.positive_from, row.negative_to, row.minimum = wish.positive, wish.negative, wish.minimum
    session.flush()
    after = queries.by_key(session, wish.key)
    changed = {name: [old, new] for name, old, new in differences(before, after)}
    audit.record(
        session, at=now, actor_id=actor_id, action="channel.change", subject="channel", key=wish.key, **changed
    )


def hold(session: Session, channel_id: int) -> None:
    """Hold a channel until the transaction ends, so that one person at a time changes what is set for it."""
    session.execute(select(Channel.id).where(Channel.id == channel_id).with_for_update(key_share=True))


def _name(text: str | None) -> str | None:
    return (text or "").strip() or None
