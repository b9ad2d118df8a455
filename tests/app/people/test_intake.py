"""People come in by one file: all of it or nothing, twice without harm, moves from today on."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.audit import AuditEntry
from app.csvs import CsvError
from app.people import intake, queries
from app.people.file_faults import PeopleFileError
from app.people.intake import Counts
from app.people.models import Assignment, Person, PersonRole, Team
from tests.app.people.making import HEAD, NOW, ZONE, bring_in, line, written

TODAY = NOW.date()
PAIVI = line("2001", "Päivi Korhonen", team="Owls", roles="supervisor")
AINO = line("1001", email="aino@bank.example", team="Owls", supervisor_number="2001", employed_from="2020-01-01")


def actions(session: Session) -> list[tuple[str, str]]:
    entries = session.scalars(select(AuditEntry).order_by(AuditEntry.id))
    return [(entry.action, entry.subject_key) for entry in entries]


def places(session: Session, number: str) -> list[tuple[str, date, date | None]]:
    statement = (
        select(Team.name, Assignment.starts_on, Assignment.ends_on)
        .join(Assignment, Assignment.team_id == Team.id)
        .join(Person, Person.id == Assignment.person_id)
        .where(Person.employee_number == number)
        .order_by(Assignment.starts_on)
    )
    return [(team, start, end) for team, start, end in session.execute(statement)]


def test_people_teams_and_supervisors_come_in_together_in_any_order(session: Session, tmp_path: Path) -> None:
    assert bring_in(session, tmp_path, AINO, PAIVI) == Counts(added=2, changed=0, unchanged=0)
    aino, paivi = (queries.by_number(session, number, TODAY) for number in ("1001", "2001"))
    assert aino
    assert paivi
    assert (aino.team, aino.supervisor_id, aino.email) == ("Owls", paivi.id, "aino@bank.example")


def test_a_second_run_changes_nothing_and_notes_nothing(session: Session, tmp_path: Path) -> None:
    bring_in(session, tmp_path, AINO, PAIVI)
    noted = actions(session)
    assert bring_in(session, tmp_path, AINO, PAIVI, now=NOW + timedelta(days=9)) == Counts(0, 0, 2)
    assert (actions(session), noted) == (noted, [("person.add", "1001"), ("person.add", "2001")])


def test_somebody_who_starts_later_can_be_imported_twice(session: Session, tmp_path: Path) -> None:
    starter = line("1001", team="Owls", employed_from="2027-01-04")
    bring_in(session, tmp_path, starter)
    assert bring_in(session, tmp_path, starter) == Counts(0, 0, 1)
    assert places(session, "1001") == [("Owls", date(2027, 1, 4), None)]


@pytest.mark.parametrize(
    "changed",
    [
        AINO.replace("Aino Virtanen", "Aino Laine"),
        AINO.replace("aino@bank.example", "aino.laine@bank.example"),
        AINO.replace("aino@bank.example", ""),
        AINO.replace("2001,,", "2001,hr,"),
        AINO.replace("Owls", "Bears"),
        AINO.replace(",2001,", ",,"),
    ],
)
def test_a_change_is_counted_and_noted_once(session: Session, tmp_path: Path, changed: str) -> None:
    bring_in(session, tmp_path, AINO, PAIVI)
    assert bring_in(session, tmp_path, changed, PAIVI) == Counts(added=0, changed=1, unchanged=1)
    assert actions(session)[2:] == [("person.change", "1001")]
    assert bring_in(session, tmp_path, changed, PAIVI).unchanged == 2


def test_roles_become_exactly_those_of_the_file(session: Session, tmp_path: Path) -> None:
    bring_in(session, tmp_path, line("1", roles="employee hr"))
    bring_in(session, tmp_path, line("1", roles="hr admin"))
    assert set(session.scalars(select(PersonRole.role))) == {"hr", "admin"}


def test_a_move_ends_the_earlier_place_today_and_keeps_it_on_record(session: Session, tmp_path: Path) -> None:
    bring_in(session, tmp_path, AINO, PAIVI, now=NOW - timedelta(days=30))
    bring_in(session, tmp_path, AINO.replace("Owls", "Bears"), PAIVI)
    assert places(session, "1001") == [("Owls", date(2020, 1, 1), TODAY), ("Bears", TODAY, None)]


def test_two_moves_on_one_day_leave_the_last(session: Session, tmp_path: Path) -> None:
    for team in ("Owls", "Bears", "Foxes"):
        bring_in(session, tmp_path, AINO.replace("Owls", team), PAIVI)
    assert places(session, "1001") == [("Owls", date(2020, 1, 1), TODAY), ("Foxes", TODAY, None)]


def test_today_is_the_companys_day_not_the_servers(session: Session, tmp_path: Path) -> None:
    bring_in(session, tmp_path, AINO, PAIVI)
    late = datetime.fromisoformat("2026-11-22T23:30+00:00")
    bring_in(session, tmp_path, AINO.replace("Owls", "Bears"), PAIVI, now=late)
    assert places(session, "1001")[1] == ("Bears", date(2026, 11, 23), None)


def test_an_empty_team_takes_a_person_out_of_theirs_from_today_on(session: Session, tmp_path: Path) -> None:
    bring_in(session, tmp_path, line("1001", team="Owls", employed_from="2020-01-01"))
    outside = line("1001", employed_from="2020-01-01")
    assert bring_in(session, tmp_path, outside).changed == 1
    assert bring_in(session, tmp_path, outside).unchanged == 1
    assert places(session, "1001") == [("Owls", date(2020, 1, 1), TODAY)]


def test_people_who_are_not_in_the_file_stay_as_they_are(session: Session, tmp_path: Path) -> None:
    bring_in(session, tmp_path, AINO, PAIVI)
    assert bring_in(session, tmp_path, line("1002", "Eero", team="Owls", supervisor_number="2001")).added == 1
    assert [member.employee_number for member in queries.everyone(session, TODAY)] == ["1001", "1002", "2001"]


def test_two_people_can_swap_their_addresses(session: Session, tmp_path: Path) -> None:
    bring_in(session, tmp_path, line("1", email="a@b.example"), line("2", email="c@b.example"))
    assert bring_in(session, tmp_path, line("1", email="c@b.example"), line("2", email="a@b.example")).changed == 2
    found = {member.employee_number: member.email for member in queries.everyone(session, TODAY)}
    assert found == {"1": "c@b.example", "2": "a@b.example"}


@pytest.mark.parametrize("giver", ["1", "3"])
def test_an_address_one_gives_up_can_be_anothers_at_once(session: Session, tmp_path: Path, giver: str) -> None:
    bring_in(session, tmp_path, line(giver, email="a@b.example"), line("2"))
    assert bring_in(session, tmp_path, line("2", email="a@b.example"), line(giver)).changed == 2


def test_an_address_of_somebody_outside_the_file_is_refused_and_nothing_is_stored(
    session: Session, tmp_path: Path
) -> None:
    bring_in(session, tmp_path, AINO, PAIVI)
    with pytest.raises(PeopleFileError, match=r"line 3, email: .* is the address of employee 1001 already"):
        bring_in(session, tmp_path, line("8"), line("9", email="AINO@bank.example"))
    assert not session.new
    assert len(queries.everyone(session, TODAY)) == 2


def test_an_unknown_supervisor_is_refused(session: Session, tmp_path: Path) -> None:
    with pytest.raises(PeopleFileError, match="line 2, supervisor_number: there is nobody with '2001'; add them"):
        bring_in(session, tmp_path, AINO)


def test_a_supervisor_may_be_known_from_before(session: Session, tmp_path: Path) -> None:
    bring_in(session, tmp_path, PAIVI)
    assert bring_in(session, tmp_path, AINO).added == 1


def test_one_wrong_line_keeps_everything_out(session: Session, tmp_path: Path) -> None:
    with pytest.raises(PeopleFileError, match=r"^nothing was imported:\nline 4, language"):
        bring_in(session, tmp_path, PAIVI, AINO, line("1002", language="de"))
    assert (queries.everyone(session, TODAY), actions(session)) == ([], [])


def test_a_file_from_a_spreadsheet_comes_in(session: Session, tmp_path: Path) -> None:
    file = written(tmp_path, [PAIVI, AINO])
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b",", b";").replace(b"\n", b"\r\n"))
    assert intake.import_people(session, file, zone=ZONE, language="fi", now=NOW).added == 2


def test_a_file_that_is_no_table_is_refused(session: Session, tmp_path: Path) -> None:
    with pytest.raises(CsvError, match="line 2: holds a NUL character"):
        bring_in(session, tmp_path, "1001,Ai\0no")


def test_a_file_with_nobody_in_it_changes_nothing(session: Session, tmp_path: Path) -> None:
    file = written(tmp_path, [], head=HEAD)
    assert intake.import_people(session, file, zone=ZONE, language="fi", now=NOW) == Counts(0, 0, 0)
