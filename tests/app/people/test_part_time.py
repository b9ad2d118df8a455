"""The part-time share: an optional column of the people file, kept where the file does not speak of it."""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.audit import AuditEntry
from app.people import intake, queries
from app.people.file_faults import PeopleFileError
from app.people.intake import Counts
from app.people.people_cells import PART_TIME
from app.people.people_file import COLUMNS

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)
LINE = "Aino Virtanen,,,,,,,,"


def bring_in(session: Session, folder: Path, *lines: str, head: tuple[str, ...] = (*COLUMNS, PART_TIME)) -> Counts:
    """Import people of a number and a share each: `bring_in(session, folder, "1001,60")`."""
    split = [line.split(",") for line in lines]
    file = folder / "people.csv"
    file.write_text("\n".join([",".join(head), *(",".join([one[0], LINE, *one[1:]]) for one in split)]) + "\n")
    counts = intake.import_people(session, file, zone=ZoneInfo("Europe/Helsinki"), language="fi", now=NOW)
    session.commit()
    return counts


def shares(session: Session) -> list[int]:
    return [member.part_time_percent for member in queries.everyone(session, NOW.date())]


def test_the_share_comes_from_the_file_and_an_empty_cell_means_full_time(session: Session, tmp_path: Path) -> None:
    assert bring_in(session, tmp_path, "1001,60", "1002,", "1003,1", "1004,100").added == 4
    assert shares(session) == [60, 100, 1, 100]


def test_without_the_column_new_people_are_full_time_and_known_ones_stay(session: Session, tmp_path: Path) -> None:
    bring_in(session, tmp_path, "1001,60")
    assert bring_in(session, tmp_path, "1001", "1002", head=COLUMNS) == Counts(added=1, changed=0, unchanged=1)
    assert shares(session) == [60, 100]


def test_a_change_of_the_share_is_noted_like_any_other(session: Session, tmp_path: Path) -> None:
    bring_in(session, tmp_path, "1001,60")
    assert bring_in(session, tmp_path, "1001,80") == Counts(added=0, changed=1, unchanged=0)
    assert bring_in(session, tmp_path, "1001,80").unchanged == 1
    actions = session.scalars(select(AuditEntry.action).order_by(AuditEntry.id)).all()
    assert (shares(session), actions) == ([80], ["person.add", "person.change"])


@pytest.mark.parametrize("share", ["0", "101", "-5", "50%", "12.5", "half", "٥٠", "1000"])
def test_a_share_that_is_none_is_refused(session: Session, tmp_path: Path, share: str) -> None:
    with pytest.raises(PeopleFileError, match=r"line 2, part_time_percent: .* is not a share; write a whole number"):
        bring_in(session, tmp_path, f"1001,{share}")


def test_a_repeated_column_is_refused_and_the_right_header_told(session: Session, tmp_path: Path) -> None:
    told = f"has twice {PART_TIME}; it may have {PART_TIME}, and it must be {','.join(COLUMNS)}$"
    with pytest.raises(PeopleFileError, match=told):
        bring_in(session, tmp_path, head=(*COLUMNS, PART_TIME, PART_TIME))


@pytest.mark.parametrize("share", [0, 101])
def test_the_database_refuses_a_share_beyond(session: Session, tmp_path: Path, share: int) -> None:
    bring_in(session, tmp_path, "1001,60")
    with pytest.raises(IntegrityError, match="ck_person_part_time"):
        session.execute(text("UPDATE person SET part_time_percent = :share"), {"share": share})
