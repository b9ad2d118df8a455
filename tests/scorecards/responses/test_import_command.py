"""`flask responses import`: the contract that scripts use, row by row and file by file."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.audit import AuditEntry
from scorecards.responses.models import Response
from tests.plugins.application import Run
from tests.scorecards.responses import making

MAPPING = """
[columns]
external_id = "id"
answered_at = "date"
score = "score"
channel = "way"
employee = "who"
comment = "words"
source_updated_at = "changed"
[constants]
source = "survey"
[formats]
answered_at = "%d/%m/%Y"
[channels]
Puhelin = "phone"
"""
HEADER = "id,date,score,way,who,words,changed\n"
GOOD = "a1,20/11/2025,9,Puhelin,1001,Kiitos,\n"

Import = Callable[..., dict[str, object]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, session: Session) -> Path:
    """A working folder; phone, chat and Aino, who came in 2025, are known."""
    making.channels(session)
    making.person(session, "1001", "Aino Virtanen", since=2025)
    session.commit()
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mapping.toml").write_text(MAPPING, encoding="utf-8")
    return tmp_path


@pytest.fixture
def imported(folder: Path, run: Run) -> Import:
    """Imports a file with these rows: the counts of --json; its exit status is 2 just when a row was rejected."""

    def imported(rows: str, header: str = HEADER, status: int = 0) -> dict[str, object]:
        (folder / "answers.csv").write_text(header + rows, encoding="utf-8")
        found: dict[str, object] = json.loads(run(*COMMAND, "--json", status=status).output)
        return found

    return imported


COMMAND = ("responses", "import", "answers.csv", "--mapping", "mapping.toml")
NOTHING = {"counted": 0, "edited": 0, "duplicate": 0, "unmatched": 0, "rejected": 0}
CLEAN = {"rejected_file": None, "complete": True}


def refused(folder: Path, run: Run, rows: str, mapping: str = MAPPING, header: str = HEADER) -> str:
    (folder / "mapping.toml").write_text(mapping, encoding="utf-8")
    (folder / "answers.csv").write_text(header + rows, encoding="utf-8")
    return run(*COMMAND, status=2).output


def stored(session: Session) -> int:
    session.expire_all()
    return session.scalar(select(func.count()).select_from(Response)) or 0


def test_every_row_is_exactly_one_of_the_counts(imported: Import) -> None:
    first = imported(GOOD + GOOD + "a2,20/11/2025,3,chat,nobody,,\n" + "a3,20/11/2025,,chat,1001,,\n", status=2)
    counts = {"read": 4, "counted": 1, "edited": 0, "duplicate": 1, "unmatched": 1, "rejected": 1}
    assert first == {**counts, "rejected_file": "answers.rejected.csv", "complete": False}


def test_importing_the_same_file_again_counts_nothing_new(imported: Import, session: Session) -> None:
    imported(GOOD + "a2,20/11/2025,3,chat,nobody,,\n")
    again = imported(GOOD + "a2,20/11/2025,3,chat,nobody,,\n")
    assert again == {"read": 2, **NOTHING, "duplicate": 2, **CLEAN}
    assert stored(session) == 2


def test_a_newer_version_is_counted_as_edited(imported: Import) -> None:
    imported(GOOD)
    newer = GOOD.replace(",9,", ",3,").replace(",\n", ",2025-11-21\n")
    assert imported(newer) == {"read": 1, **NOTHING, "edited": 1, **CLEAN}


def test_the_counts_are_told_in_words_too(imported: Import, run: Run) -> None:
    imported(GOOD)
    assert run(*COMMAND).output == "1 read, 0 counted, 0 edited, 1 duplicate, 0 unmatched, 0 rejected.\n"


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        (GOOD.replace(",9,", ",,"), "score", "not a zero"),
        (GOOD.replace(",9,", ",11,"), "score", "scale 0-10"),
        (GOOD.replace(",9,", ",4.5,"), "score", "whole number"),
        (GOOD.replace(",9,", ",٩,"), "score", "whole number"),
        (GOOD.replace(",9,", ",1_0,"), "score", "whole number"),
        (GOOD.replace(",9,", ",NaN,"), "score", "whole number"),
        (GOOD.replace("20/11/2025", ""), "date", "blank"),
        (GOOD.replace("20/11/2025", "soon"), "date", "not a date"),
        (GOOD.replace("20/11/2025", "31/02/2025"), "date", "not a date"),
        (GOOD.replace("20/11/2025", "20/11/2125"), "date", "future"),
        (GOOD.replace("a1", ""), "id", "blank"),
        (GOOD.replace("a1", "x" * 201), "id", "200 characters"),
        (GOOD.replace("Puhelin", "Fax"), "way", "[channels]"),
        (GOOD.replace("Puhelin", ""), "way", "blank"),
        (GOOD.replace(",\n", ",once\n"), "changed", "not a date"),
        ("Total: 1 answer\n", "", "1 cells where the header has 7"),
    ],
)
def test_a_bad_row_is_rejected_with_line_column_and_reason(
    imported: Import, folder: Path, session: Session, row: str, column: str, reason: str
) -> None:
    found = imported(GOOD.replace("a1", "a0") + row, status=2)
    assert (found["counted"], found["rejected"], stored(session)) == (1, 1, 1)
    header, told = csv.reader((folder / "answers.rejected.csv").read_text(encoding="utf-8").splitlines())
    assert header == ["line", "column", "reason", *HEADER.strip().split(",")]
    assert (told[:2], reason in told[2]) == (["3", column], True)
    assert told[3:] == next(csv.reader([row]))


@pytest.mark.parametrize("score", ["5.0", " 5 ", "5.000"])
def test_a_whole_score_with_decimals_is_a_whole_score(imported: Import, session: Session, score: str) -> None:
    imported(GOOD.replace(",9,", f",{score},"))
    assert session.scalars(select(Response.score)).one() == 5


def test_rejected_rows_hold_no_formula_and_go_where_they_are_sent(folder: Path, run: Run) -> None:
    row = GOOD.replace(",9,", ",,").replace("Kiitos", "=HYPERLINK(1)")
    (folder / "answers.csv").write_text(HEADER + row, encoding="utf-8")
    run(*COMMAND, "--rejected", "bad.csv", status=2)
    assert "'=HYPERLINK(1)" in (folder / "bad.csv").read_text(encoding="utf-8")
    assert not (folder / "answers.rejected.csv").exists()


def test_no_file_of_rejected_rows_is_made_when_there_is_none(imported: Import, folder: Path) -> None:
    imported(GOOD)
    assert sorted(path.name for path in folder.iterdir()) == ["answers.csv", "mapping.toml"]


@pytest.mark.parametrize("target", ["answers.csv", "./mapping.toml", "missing/bad.csv"])
def test_rejected_rows_that_cannot_be_written_stop_it_all(
    folder: Path, run: Run, session: Session, target: str
) -> None:
    (folder / "answers.csv").write_text(HEADER + GOOD + GOOD.replace(",9,", ",3,"), encoding="utf-8")
    assert "--rejected" in run(*COMMAND, "--rejected", target, status=2).output
    assert (stored(session), (folder / "answers.csv").read_text(encoding="utf-8")[:3]) == (0, "id,")


def test_a_comment_with_a_nul_is_kept_without_it(imported: Import, session: Session) -> None:
    imported(GOOD.replace("Kiitos", '"Kii\x00tos, ""hyvä"" \\o/ <script>"'))
    assert session.scalars(select(Response.comment)).one() == 'Kiitos, "hyvä" \\o/ <script>'


@pytest.mark.parametrize("value", ["11/20/2025", "20/11/25", "2025-11-20", "20-Nov-25", "20.11.2025 10:00"])
def test_a_date_that_contradicts_the_format_refuses_the_whole_file(
    folder: Path, run: Run, session: Session, value: str
) -> None:
    told = refused(folder, run, GOOD * 6000 + GOOD.replace("20/11/2025", value))
    assert all(word in told for word in ("line 6002", repr(value), "'date'", "%d/%m/%Y"))
    assert stored(session) == 0


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"score"', '"points"', "the column 'points' is not in the file's header"),
        ('"phone"', '"fax"', "no channel 'fax' (there is: phone, chat)"),
        ("[channels]", "[chanels]", "'chanels' is not known"),
        ('source = "survey"', "", "lacks source"),
    ],
)
def test_a_mapping_that_does_not_fit_refuses_the_file(
    folder: Path, run: Run, session: Session, old: str, new: str, told: str
) -> None:
    assert told in refused(folder, run, GOOD, MAPPING.replace(old, new))
    assert stored(session) == 0


@pytest.mark.parametrize(
    ("header", "rows", "told"),
    [
        ("", "", "header"),
        ("id,date,score,score,way,who,words,changed\n", "", "'score' stands more than once"),
        (HEADER, GOOD + '"a2,20/11/2025\n', "line 3"),
    ],
)
def test_what_is_no_table_is_refused(
    folder: Path, run: Run, session: Session, header: str, rows: str, told: str
) -> None:
    assert told in refused(folder, run, rows, header=header)
    assert stored(session) == 0


def test_a_file_that_is_not_there_is_refused(folder: Path, run: Run) -> None:
    assert "answers.csv" in run(*COMMAND, status=2).output
    assert "none.toml" in run(*COMMAND[:-1], "none.toml", status=2).output


def test_a_file_in_another_encoding_is_refused(folder: Path, run: Run) -> None:
    (folder / "answers.csv").write_bytes((HEADER + GOOD).encode() + "hyvä".encode("latin-1"))
    assert "UTF-8" in run(*COMMAND, status=2).output


def test_one_channel_for_the_whole_file_can_be_a_constant(folder: Path, imported: Import, session: Session) -> None:
    constant = MAPPING.replace('channel = "way"\n', "").replace('"survey"', '"survey"\nchannel = "chat"')
    (folder / "mapping.toml").write_text(constant, encoding="utf-8")
    assert imported(GOOD)["counted"] == 1


def test_an_import_leaves_a_trace_with_its_counts(imported: Import, session: Session) -> None:
    imported(GOOD)
    [entry] = session.scalars(select(AuditEntry).filter_by(action="responses.import"))
    assert (entry.subject, entry.subject_key) == ("source", "survey")
    assert (entry.details["file"], entry.details["counted"]) == ("answers.csv", 1)
