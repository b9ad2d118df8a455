"""What the nights learn of each channel, the forecasts of each day, and how well they came true."""

from datetime import date

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, Id


class ChannelKnowledge(Base):
    """What past months taught of a channel: its mix of answers, its pace, its week, and how its people differ.

    Floats: none of this decides or pays anything (scorecards.maths.prior and arrivals say what each number means).
    """

    __tablename__ = "channel_knowledge"

    channel_id: Mapped[int] = mapped_column(ForeignKey("channel.id"), primary_key=True)
    learnt_on: Mapped[date]
    months: Mapped[int]
    mix: Mapped[list[float]] = mapped_column(JSON)
    usual_number: Mapped[float]
    weekday_rates: Mapped[list[float]] = mapped_column(JSON)
    mix_settings: Mapped[list[float]] = mapped_column(JSON)
    arrival_settings: Mapped[list[float]] = mapped_column(JSON)


class ForecastRow(Base):
    """The chance a person had, on the morning of a day, to end the month at the target; hit once the month is over."""

    __tablename__ = "forecast"
    __table_args__ = (
        UniqueConstraint("person_id", "channel_id", "local_date"),
        CheckConstraint("chance >= 0 AND chance <= 1", name="chance"),
        Index("ix_forecast_month_channel_id", "month", "channel_id"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    channel_id: Mapped[int] = mapped_column(ForeignKey("channel.id"))
    local_date: Mapped[date]
    month: Mapped[date]
    chance: Mapped[float]
    hit: Mapped[bool | None]


class CalibrationRow(Base):
    """How well a month's forecasts of a channel came true; trusted says whether its chances may be shown after it."""

    __tablename__ = "calibration"

    month: Mapped[date] = mapped_column(primary_key=True)
    channel_id: Mapped[int] = mapped_column(ForeignKey("channel.id"), primary_key=True)
    forecasts: Mapped[int]
    brier: Mapped[float]
    error: Mapped[float]
    trusted: Mapped[bool]
