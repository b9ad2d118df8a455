"""Reads of people: each with the team and supervisor of the day that is asked about."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from app.access import Role
from app.people import queries
from app.people.models import Absence, Person
from tests.app.people.making import NOW, bring_in, line

TODAY = NOW.date()
YESTERDAY = TODAY - timedelta(days=1)
AINO = line("1001", "Aino", team="Owls", supervisor_number="2001", employed_from="2020-01-01")


@pytest.fixture
def people(session: Session, tmp_path: Path) -> Session:
    """Aino moved from Päivi's owls to Olli's bears today; Eero left yesterday."""
    eero = line("1002", "Eero", team="Owls", supervisor_number="2001", employed_to=str(YESTERDAY))
    paivi = line("2001", "Päivi", roles="supervisor", language="sv")
    heads = [paivi, line("2002", "Olli", roles="supervisor employee")]
    bring_in(session, tmp_path, *heads, AINO, eero, now=NOW - timedelta(days=300))
    bring_in(session, tmp_path, AINO.replace("Owls", "Bears").replace("2001", "2002"))
    return session


def person_id(session: Session, number: str) -> int:
    found = queries.by_number(session, number, TODAY)
    assert found
    return found.id


def led(session: Session, number: str, on: date) -> list[str]:
    return [member.name for member in queries.led_by(session, person_id(session, number), on)]


def test_a_person_has_the_team_and_supervisor_of_the_day(people: Session) -> None:
    before, now = (queries.by_number(people, "1001", day) for day in (YESTERDAY, TODAY))
    assert before
    assert now
    assert (before.team, now.team) == ("Owls", "Bears")
    assert [before.supervisor_id, now.supervisor_id] == [person_id(people, number) for number in ("2001", "2002")]


def test_before_the_first_placement_a_person_has_no_team(people: Session) -> None:
    found = queries.by_number(people, "1001", date(2019, 12, 31))
    assert found
    assert (found.team, found.team_id, found.supervisor_id) == (None, None, None)


def test_nobody_is_found_under_a_number_or_id_that_is_not_given_out(people: Session) -> None:
    assert queries.by_number(people, "9999", TODAY) is None
    assert queries.by_id(people, -1, TODAY) is None


def test_a_supervisor_leads_by_date(people: Session) -> None:
    assert led(people, "2001", YESTERDAY) == ["Aino", "Eero"]
    assert (led(people, "2001", TODAY), led(people, "2002", TODAY)) == (["Eero"], ["Aino"])


def test_everyone_comes_once_by_name(people: Session) -> None:
    assert [member.name for member in queries.everyone(people, TODAY)] == ["Aino", "Eero", "Olli", "Päivi"]
    chosen = [person_id(people, number) for number in ("2001", "1001")]
    assert [member.name for member in queries.everyone(people, TODAY, chosen)] == ["Aino", "Päivi"]
    assert queries.everyone(people, TODAY, []) == []


def test_employment_counts_its_first_and_its_last_day(people: Session) -> None:
    aino, eero = (queries.by_number(people, number, TODAY) for number in ("1001", "1002"))
    assert aino
    assert eero
    assert [eero.employed_on(day) for day in (YESTERDAY, TODAY)] == [True, False]
    assert [aino.employed_on(day) for day in (date(2019, 12, 31), date(2020, 1, 1))] == [False, True]


def test_people_are_found_by_role(people: Session) -> None:
    assert [member.name for member in queries.with_role(people, Role.EMPLOYEE, TODAY)] == ["Aino", "Eero", "Olli"]
    assert queries.with_role(people, Role.ADMIN, TODAY) == []


@pytest.mark.parametrize(("day", "away"), [(0, False), (1, True), (3, True), (4, False)])
def test_an_absence_counts_its_first_and_its_last_day(people: Session, day: int, away: bool) -> None:
    first = date(2026, 12, 1)
    aino = person_id(people, "1001")
    people.add(Absence(person_id=aino, first_day=first + timedelta(1), last_day=first + timedelta(3)))
    people.flush()
    assert queries.absent_on(people, first + timedelta(day)) == ({aino} if away else set())


def test_teams_come_by_name_and_assignments_with_their_days(people: Session) -> None:
    owls, bears = (queries.teams(people)[name] for name in ("Owls", "Bears"))
    assert list(queries.teams(people)) == ["Bears", "Owls"]
    aino = [rest for person, *rest in queries.assignments(people) if person == person_id(people, "1001")]
    assert sorted(aino, key=str) == sorted([[owls, date(2020, 1, 1), TODAY], [bears, TODAY, None]], key=str)


def test_a_viewer_has_their_own_language_zone_and_roles(people: Session) -> None:
    paivi, olli = (queries.viewer(people, person_id(people, number)) for number in ("2001", "2002"))
    assert paivi
    assert olli
    assert (paivi.name, paivi.language, paivi.time_zone) == ("Päivi", "sv", "Europe/Helsinki")
    assert [sorted(viewer.roles) for viewer in (paivi, olli)] == [["supervisor"], ["employee", "supervisor"]]


def test_a_person_without_any_role_is_a_viewer_who_may_nothing(session: Session) -> None:
    nobody = Person(
        employee_number="1", name="Uuno", language="fi", time_zone="Europe/Helsinki", employed_from=date(2020, 1, 1)
    )
    session.add(nobody)
    session.flush()
    viewer = queries.viewer(session, nobody.id)
    assert viewer
    assert viewer.roles == frozenset()
    assert queries.viewer(session, -1) is None
