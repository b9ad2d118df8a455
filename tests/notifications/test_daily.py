"""Who is due a letter, when, and that it is one for each local day."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from app.outbox import MailState
from notifications import daily
from notifications.daily import Ensured, Rules
from tests.notifications.staff import MONDAY, hire, outbox, send_away

RULES = Rules("08:00", "20:00", "FI", "kymppi.pankki.example")
MORNING = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)


def ensured(session: Session, now: datetime, rules: Rules = RULES) -> Ensured:
    found = daily.ensure(session, now, rules)
    session.commit()
    return found


def test_a_letter_is_due_from_eight_until_twenty_in_the_persons_own_zone(session: Session) -> None:
    hire(session, "Aino")
    assert ensured(session, MORNING - timedelta(seconds=1)).made == 0
    assert ensured(session, MORNING).made == 1
    row = outbox(session)[0]
    assert (row.next_attempt_at, row.not_after) == (MORNING, MORNING + timedelta(hours=12))


def test_asking_again_makes_no_second_letter(session: Session) -> None:
    hire(session, "Aino")
    assert [ensured(session, MORNING + timedelta(minutes=minute)).made for minute in range(3)] == [1, 0, 0]


def test_each_gets_it_in_the_morning_of_the_own_day(session: Session) -> None:
    hire(session, "Tokyo", time_zone="Asia/Tokyo")
    hire(session, "Kauai", time_zone="Pacific/Honolulu")
    late_on_sunday = datetime(2026, 11, 22, 23, 0, tzinfo=UTC)
    assert ensured(session, late_on_sunday).made == 1
    assert ensured(session, datetime(2026, 11, 24, 1, 0, tzinfo=UTC)).made == 2
    assert sorted(mail.local_date.day for mail in outbox(session)) == [23, 23, 24]


def test_moving_to_another_zone_gives_no_second_letter_for_the_day(session: Session) -> None:
    aino = hire(session, "Aino")[0]
    ensured(session, MORNING)
    aino.time_zone = "Europe/London"
    session.commit()
    assert ensured(session, MORNING + timedelta(hours=2)).made == 0


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 11, 21), "a Saturday"),
        (date(2026, 11, 22), "a Sunday"),
        (date(2026, 12, 25), "Christmas Day, a Friday"),
        (date(2027, 1, 6), "Epiphany, a Wednesday"),
        (date(2027, 5, 6), "Ascension Day, a Thursday"),
    ],
)
def test_none_is_due_on_a_day_off(session: Session, day: date, why: str) -> None:
    hire(session, "Aino")
    found = ensured(session, datetime(day.year, day.month, day.day, 10, tzinfo=UTC))
    assert (found.made, found.skipped) == (0, {"not_a_working_day": 1}), why


def test_the_holidays_are_those_of_the_country(session: Session) -> None:
    hire(session, "Aino")
    epiphany = datetime(2027, 1, 6, 10, tzinfo=UTC)
    assert ensured(session, epiphany, Rules("08:00", "20:00", "EE", "host")).made == 1


def test_none_is_due_while_away_and_again_the_day_after(session: Session) -> None:
    aino = hire(session, "Aino")[0]
    send_away(session, aino, MONDAY, date(2026, 11, 24))
    made = [ensured(session, MORNING + timedelta(days=day)).made for day in range(3)]
    assert made == [0, 0, 1]


def test_the_message_id_names_kind_day_person_and_host(session: Session) -> None:
    aino = hire(session, "Aino")[0]
    ensured(session, MORNING)
    assert outbox(session)[0].message_id == f"<daily.2026-11-23.{aino.uuid}@kymppi.pankki.example>"


@pytest.mark.parametrize(("begin", "working_days"), [(date(2026, 3, 26), 5), (date(2026, 10, 21), 7)])
def test_every_working_day_has_its_one_letter_while_clocks_change(
    session: Session, begin: date, working_days: int
) -> None:
    zones = ("Europe/Helsinki", "Pacific/Chatham", "Australia/Lord_Howe", "America/New_York")
    for zone in zones:
        hire(session, zone.split("/")[1], time_zone=zone)
    start = datetime(begin.year, begin.month, begin.day, tzinfo=UTC)
    for hour in range(0, 24 * 13, 5):
        daily.ensure(session, start + timedelta(hours=hour), RULES)
    inner = [mail for mail in outbox(session) if begin < mail.local_date <= begin + timedelta(days=11)]
    assert len(inner) == working_days * len(zones)


def test_a_letter_first_thought_of_too_late_is_noted_as_expired(session: Session) -> None:
    hire(session, "Aino")
    found = ensured(session, MORNING + timedelta(hours=12))
    assert (found.made, found.expired) == (0, 1)
    assert outbox(session)[0].state == MailState.EXPIRED
