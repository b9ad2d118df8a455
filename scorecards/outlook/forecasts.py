"""Keeping the forecasts of each day and, once a month is over, what became of them (maths.md C8)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.bulk import insert_rows
from app.db import Base
from scorecards.maths.calibration import Forecast, brier, calibration_error, trusted
from scorecards.outlook.models import CalibrationRow, ForecastRow


@dataclass(frozen=True, slots=True)
class Made:
    """A chance, 0 to 1, that was forecast for a person in a channel."""

    person_id: int
    channel_id: int
    chance: float


def keep(session: Session, made: Iterable[Made], day: date) -> int:
    """Keep the forecasts of a day, unless there are some: a day is forecast once. How many were kept."""
    if session.scalar(select(ForecastRow.id).filter_by(local_date=day).limit(1)) is not None:
        return 0
    month = day.replace(day=1)
    rows = [
        {
            "person_id": one.person_id,
            "channel_id": one.channel_id,
            "local_date": day,
            "month": month,
            "chance": one.chance,
            "hit": None,
        }
        for one in made
    ]
    if rows:
        insert_rows(session, Base.metadata.tables[ForecastRow.__tablename__], rows)
    return len(rows)


def unscored(session: Session, before: date) -> list[date]:
    """The months before this one with forecasts whose outcome is not noted yet."""
    statement = select(ForecastRow.month).where(ForecastRow.hit.is_(None), ForecastRow.month < before).distinct()
    return sorted(session.scalars(statement))


def score(session: Session, month: date, hits: Mapping[tuple[int, int], bool]) -> None:
    """Note for every forecast of a month that is over whether its target was hit, and how well each channel did.

    hits: by person and channel; who has no result there any more did not hit.
    """
    rows = session.execute(
        select(ForecastRow.id, ForecastRow.person_id, ForecastRow.channel_id, ForecastRow.chance).filter_by(month=month)
    )
    by_channel: dict[int, list[Forecast]] = {}
    hitting = []
    for its_id, person, channel, chance in rows:
        hit = hits.get((person, channel), False)
        by_channel.setdefault(channel, []).append(Forecast(chance, hit))
        if hit:
            hitting.append({"id": its_id, "hit": True})
    session.execute(update(ForecastRow).where(ForecastRow.month == month).values(hit=False))
    if hitting:
        session.execute(update(ForecastRow), hitting)
    for channel, forecasts in sorted(by_channel.items()):
        session.merge(_calibration(month, channel, forecasts))


def _calibration(month: date, channel: int, forecasts: list[Forecast]) -> CalibrationRow:
    return CalibrationRow(
        month=month,
        channel_id=channel,
        forecasts=len(forecasts),
        brier=brier(forecasts) or 0.0,
        error=calibration_error(forecasts) or 0.0,
        trusted=trusted(forecasts),
    )
