"""What is needed to turn an answer into a row: its checks, its channel, whom it credits, which month it counts in."""

from collections.abc import Collection
from datetime import date, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from app import clock
from app.wording import N_, Told
from scorecards.channels import queries as channels
from scorecards.responses import crediting
from scorecards.responses.answer import Answer, Outcome, cleaned, fault_of_key, rejected
from scorecards.responses.models import Source
from scorecards.tallies import rollup

CLOCK_SKEW = timedelta(minutes=5)
KEYS = ("external_id", "employee", "customer_key")
MOMENTS = ("answered_at", "interaction_at", "source_updated_at")

Row = dict[str, Any]
"""An answer as it stands in its table, by column."""


class Book:
    """What one transaction knows while it stores answers: channels, people, and the sources and months it holds."""

    def __init__(self, session: Session, now: datetime, zone: tzinfo) -> None:
        self.now = now
        self._session = session
        self._channels = {info.key: info for info in channels.everything(session)}
        self._credits = crediting.load(session, clock.local_day(now, zone))
        self._sources: dict[str, int] = {}
        self._months: set[date] = set()
        self._day = lru_cache(20_000)(lambda instant: clock.local_day(instant, zone))
        self._month = lru_cache(1_000)(clock.month_of)

    def hold(self, months: Collection[date]) -> None:
        """Hold these months until the transaction ends, so that no close happens beside it."""
        rollup.lock_months(self._session, set(months) - self._months)
        self._months |= set(months)

    def source_id(self, key: str) -> int:
        """The source with this key, made when it is new, held until the transaction ends: one writer at a time."""
        if key not in self._sources:
            kind = postgresql if self._session.get_bind().dialect.name == "postgresql" else sqlite
            self._session.execute(kind.insert(Source).values(key=key).on_conflict_do_nothing())
            held = select(Source.id).where(Source.key == key).with_for_update(key_share=True)
            self._sources[key] = self._session.scalars(held).one()
        return self._sources[key]

    def row(self, answer: Answer) -> Row | Outcome:
        """The row of an answer nothing is stored of yet, or its rejection."""
        fault = self._fault(answer)
        if fault is not None:
            return fault
        channel = self._channels[answer.channel]
        day = self._day(answer.answered_at)
        served = day if answer.interaction_at is None else self._day(answer.interaction_at)
        word = answer.employee
        credit = self._credits.of(answer.matched_by, word, served) if word else crediting.NOBODY
        return {
            "source_id": self.source_id(answer.source),
            "external_id": answer.external_id,
            "channel_id": channel.id,
            "person_id": credit.person_id,
            "team_id": credit.team_id,
            "month": self._month(day),
            "local_date": day,
            "answered_at": answer.answered_at,
            "interaction_at": answer.interaction_at,
            "score": answer.score,
            "band": channel.band(answer.score),
            "state": "active",
            "version": 1,
            "received_at": self.now,
            "source_updated_at": answer.source_updated_at,
            "employee_reference": word,
            "customer_key": answer.customer_key,
            "comment": cleaned(answer.comment),
        }

    def _fault(self, answer: Answer) -> Outcome | None:
        if not answer.external_id:
            return rejected("external_id", Told(N_("is blank; every answer needs one")))
        keys = answer.external_id, answer.employee, answer.customer_key
        for field, text in zip(KEYS, keys, strict=True):
            if text and (fault := fault_of_key(text)):
                return rejected(field, fault)
        latest = self.now + CLOCK_SKEW
        moments = answer.answered_at, answer.interaction_at, answer.source_updated_at
        for field, moment in zip(MOMENTS, moments, strict=True):
            if moment is not None and moment > latest:
                told = N_("%(moment)s UTC lies in the future; correct the date")
                return rejected(field, Told(told, moment=f"{moment:%Y-%m-%d %H:%M}"))
        return self._off_scale(answer)

    def _off_scale(self, answer: Answer) -> Outcome | None:
        channel = self._channels.get(answer.channel)
        if channel is None:
            told = N_("there is no channel '%(value)s'; add it with `flask channels add`")
            return rejected("channel", Told(told, value=answer.channel))
        if not channel.scale_min <= answer.score <= channel.scale_max:
            scale = f"{channel.scale_min}-{channel.scale_max}"
            told = N_("%(value)s is not on the scale %(scale)s of channel %(channel)s")
            return rejected("score", Told(told, value=answer.score, scale=scale, channel=channel.key))
        return None
