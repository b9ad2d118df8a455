"""What is known of a channel before a month: learnt by night, or plain sums and defaults until the first night."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app import clock
from scorecards.maths.metric import Tally
from scorecards.maths.mix import Mix, pooled
from scorecards.maths.month_shape import WEEKDAYS
from scorecards.maths.pace import PastMonth, usual_number
from scorecards.maths.settings import ArrivalSettings, MixSettings
from scorecards.outlook.models import CalibrationRow, ChannelKnowledge
from scorecards.tallies import queries as tallies

HISTORY_MONTHS = 6


@dataclass(frozen=True, slots=True)
class Knowledge:
    """A channel's mix (its total is 1), answers per person and full month, answers by weekday, and the settings."""

    mix: Mix
    usual_number: float
    weekday_rates: tuple[float, ...]
    mix_settings: MixSettings
    arrival_settings: ArrivalSettings


def known(session: Session, channels: Collection[int], month: date) -> dict[int, Knowledge]:
    """What is known of these channels for forecasts in a month."""
    learnt = {row.channel_id: _learnt(row) for row in session.scalars(select(ChannelKnowledge))}
    return {channel: learnt.get(channel) or _plain(session, channel, month) for channel in channels}


def distrusted(session: Session) -> set[int]:
    """The channels whose chances are not shown: their newest scored month was off by more than the guard allows."""
    newest = select(func.max(CalibrationRow.month)).group_by(CalibrationRow.channel_id)
    rows = session.execute(
        select(CalibrationRow.channel_id, CalibrationRow.month, CalibrationRow.trusted)
        .where(CalibrationRow.month.in_(newest))
        .order_by(CalibrationRow.month)
    )
    last = {channel: trusted for channel, _month, trusted in rows}
    return {channel for channel, trusted in last.items() if not trusted}


def _learnt(row: ChannelKnowledge) -> Knowledge:
    return Knowledge(
        mix=Mix(*row.mix),
        usual_number=row.usual_number,
        weekday_rates=tuple(row.weekday_rates),
        mix_settings=MixSettings(*row.mix_settings),
        arrival_settings=ArrivalSettings(*row.arrival_settings),
    )


def _plain(session: Session, channel: int, month: date) -> Knowledge:
    first, last = clock.add_months(month, -HISTORY_MONTHS), clock.add_months(month, -1)
    found = tallies.by_channel_and_month(session, channel, first, last)
    counts = sum((one.tally for one in found), Tally())
    people = [PastMonth(one.tally.responses, float(one.people)) for one in found if one.people]
    return Knowledge(
        mix=pooled([counts]),
        usual_number=usual_number(people),
        weekday_rates=(1.0,) * WEEKDAYS,
        mix_settings=MixSettings(),
        arrival_settings=ArrivalSettings(),
    )
