"""The days somebody is away: added, changed, taken away, never overlapping, never another's."""

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.people.models import Absence
from tests.app.personnel.conftest import Deeds, Uuid
from tests.app.personnel.making import offered, send, told
from tests.pages import Visitor, checked

JULY = {"first_day": "2026-07-06", "last_day": "2026-07-10"}


def days(session: Session) -> list[tuple[date, date]]:
    session.commit()
    found = session.scalars(select(Absence).order_by(Absence.first_day).execution_options(populate_existing=True))
    return [(one.first_day, one.last_day) for one in found]


def only(session: Session) -> int:
    session.commit()
    return session.scalars(select(Absence.id)).one()


@pytest.fixture
def aino(hr: Visitor, uuid: Uuid) -> str:
    """The address of Aino, who is away in a week of July."""
    address = f"/people/{uuid('1001')}"
    assert send(hr, f"{address}/absences/new", **JULY).status_code == 302
    return address


def test_an_absence_is_added_changed_and_taken_away(hr: Visitor, company: Session, aino: str, deeds: Deeds) -> None:
    assert days(company) == [(date(2026, 7, 6), date(2026, 7, 10))]
    address = f"{aino}/absences/{only(company)}"
    assert send(hr, address, last_day="2026-07-17").status_code == 302
    assert days(company) == [(date(2026, 7, 6), date(2026, 7, 17))]
    assert send(hr, address, to=f"{address}/remove").status_code == 302
    assert days(company) == []
    assert [action for action, _ in deeds("1001")] == ["absence.add", "absence.change", "absence.remove"]


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("", "2026-08-01", "Choose the first day."),
        ("2026-08-01", "", "Choose the last day."),
        ("2026-08-02", "2026-08-01", "The last day is before the first."),
        ("2026-08-32", "2026-09-01", "Write the day as year, month and day"),
        ("2026-07-10", "2026-07-10", "These days overlap with the absence 6 Jul 2026 – 10 Jul 2026."),
        ("2026-07-01", "2026-07-06", "These days overlap with the absence"),
        ("2026-07-01", "2026-07-31", "These days overlap with the absence"),
        ("2026-07-07", "2026-07-08", "These days overlap with the absence"),
    ],
)
def test_wrong_and_overlapping_days_are_refused(
    hr: Visitor, company: Session, aino: str, first: str, last: str, said: str
) -> None:
    answer = send(hr, f"{aino}/absences/new", first_day=first, last_day=last)
    assert told(answer)[0].startswith(said)
    assert len(days(company)) == 1


@pytest.mark.parametrize("day", ["2026-07-05", "2026-07-11"])
def test_the_days_beside_an_absence_are_free(hr: Visitor, company: Session, aino: str, day: str) -> None:
    assert send(hr, f"{aino}/absences/new", first_day=day, last_day=day).status_code == 302
    assert len(days(company)) == 2


def test_an_absence_that_somebody_else_changed_is_a_conflict(hr: Visitor, company: Session, aino: str) -> None:
    address = f"{aino}/absences/{only(company)}"
    slow = offered(hr.get(address))
    send(hr, address, last_day="2026-07-17")
    page = checked(hr.client.post(address, data={**slow, "last_day": "2026-07-08"}), 409)
    assert "Somebody else has changed this absence to 6 Jul 2026 – 17 Jul 2026." in page.text
    assert hr.client.post(f"{address}/remove", data=slow).status_code == 302
    assert days(company) == [(date(2026, 7, 6), date(2026, 7, 17))]


@pytest.mark.parametrize("verb", ["", "/remove"])
def test_anothers_absence_is_not_found(hr: Visitor, company: Session, aino: str, uuid: Uuid, verb: str) -> None:
    own, there = only(company), f"/people/{uuid('1002')}/absences"
    data = offered(hr.get(f"{aino}/absences/{own}"))
    assert hr.client.post(f"{there}/{own}{verb}", data=data).status_code == 404
    hr.get(f"{there}/{own}", status=404)
    assert len(days(company)) == 1


def test_two_people_may_be_away_at_once(hr: Visitor, company: Session, aino: str, uuid: Uuid) -> None:
    assert send(hr, f"/people/{uuid('1002')}/absences/new", **JULY).status_code == 302
    assert len(days(company)) == 2
