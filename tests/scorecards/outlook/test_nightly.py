"""What the nights do: forecasts are kept, scored when the month is over, and hidden when they prove wrong."""

import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app import jobs
from app.people import queries as people
from scorecards.board import jobs as nightly_job
from scorecards.board import prospecting, queries
from scorecards.board.card import Scorecard
from scorecards.board.nightly import night
from scorecards.maths.settings import MixSettings
from scorecards.outlook.forecasts import Made, keep
from scorecards.outlook.knowledge import distrusted, known
from scorecards.outlook.models import CalibrationRow, ChannelKnowledge, ForecastRow
from tests.company import ZONE, found

ROOT = Path(__file__).parents[3]
OCTOBER = date(2026, 10, 1)
TODAY = date(2026, 10, 20)


@pytest.fixture(autouse=True)
def company(session: Session) -> None:
    """A company with answers on the first of October."""
    found(session, OCTOBER, sign_in=False)


def card_of(session: Session, number: str, as_of: date = TODAY) -> Scorecard:
    member = people.by_number(session, number, as_of)
    assert member is not None
    return queries.scorecard(session, member, OCTOBER, as_of, today=TODAY)


def test_a_night_keeps_a_forecast_for_everyone_with_a_target_and_only_once(session: Session) -> None:
    first, again = night(session, TODAY), night(session, TODAY)
    kept = session.scalar(select(func.count()).select_from(ForecastRow))
    assert first.kept == kept == 11
    assert again.kept == 0


def test_forecasts_are_scored_once_the_month_is_over(session: Session) -> None:
    night(session, TODAY)
    done = night(session, date(2026, 11, 1))
    hits = dict(
        session.execute(select(ForecastRow.hit, func.count()).filter_by(month=OCTOBER).group_by(ForecastRow.hit)).all()
    )
    assert done.scored == 1
    assert hits == {True: 3, False: 8}
    assert set(session.scalars(select(CalibrationRow.month))) == {OCTOBER}


def test_a_channel_whose_chances_prove_wrong_shows_none(session: Session) -> None:
    night(session, TODAY)
    card = card_of(session, "1001")
    phone = card.channels[0].channel.id
    assert phone in prospecting.prospects(session, [card])[0]
    session.add(CalibrationRow(month=OCTOBER, channel_id=phone, forecasts=500, brier=0.3, error=0.06, trusted=False))
    session.flush()
    assert distrusted(session) == {phone}
    assert phone not in prospecting.prospects(session, [card])[0]


def test_a_better_month_brings_the_chances_back(session: Session) -> None:
    phone = card_of(session, "1001").channels[0].channel.id
    for month, trusted in ((OCTOBER, False), (date(2026, 11, 1), True)):
        session.add(CalibrationRow(month=month, channel_id=phone, forecasts=500, brier=0.1, error=0, trusted=trusted))
    session.flush()
    assert distrusted(session) == set()


def test_until_the_first_night_the_defaults_hold_and_then_what_was_learnt(session: Session) -> None:
    phone = card_of(session, "1001").channels[0].channel.id
    before = known(session, [phone], date(2026, 11, 1))[phone]
    assert before.mix_settings == MixSettings()
    assert night(session, date(2026, 11, 2)).learnt == 3
    after = known(session, [phone], date(2026, 11, 1))[phone]
    assert after.mix.positive == pytest.approx(before.mix.positive)
    assert session.get(ChannelKnowledge, phone) is not None


def test_less_time_to_come_means_fewer_answers_to_come(session: Session) -> None:
    night(session, TODAY)
    early, late = (card_of(session, "1001", TODAY + timedelta(days=days)) for days in (-10, 0))
    means = [prospecting.prospects(session, [card])[0][card.channels[0].channel.id] for card in (early, late)]
    assert means[0].remaining.mean >= means[1].remaining.mean
    assert means[1].remaining.low <= means[1].remaining.mean <= means[1].remaining.high


def test_a_month_that_is_over_has_no_prospects(session: Session) -> None:
    card = queries.scorecard(
        session, card_of(session, "1001").person, OCTOBER, date(2026, 10, 31), today=date(2026, 11, 2)
    )
    assert prospecting.prospects(session, [card]) == [{}]


def test_a_day_is_forecast_once_even_by_two(session: Session) -> None:
    card = card_of(session, "1001")
    made = [Made(card.person.id, card.channels[0].channel.id, 0.5)]
    assert (keep(session, made, TODAY), keep(session, made, TODAY)) == (1, 0)


@pytest.mark.commits
@pytest.mark.parametrize(("hour", "runs"), [(1, False), (2, True), (23, True)])
def test_the_nightly_job_runs_once_a_day_from_two_on(flask_app: Flask, session: Session, hour: int, runs: bool) -> None:
    session.commit()
    at = datetime(2026, 10, 20, hour, 30, tzinfo=ZONE)
    with flask_app.app_context():
        for minutes in (0, 1):
            nightly_job.run(at + timedelta(minutes=minutes))
    last = jobs.last_beat(session, nightly_job.NAME)
    assert last == (at if runs else None)


def test_only_a_night_loads_what_it_learns_with() -> None:
    told = "import sys, wsgi; sys.exit('scipy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", told], cwd=ROOT, check=False).returncode == 0
