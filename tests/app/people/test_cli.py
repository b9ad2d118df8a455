"""`flask people import`: what it prints, its exit status, and that a refused file leaves nothing."""

from pathlib import Path

from sqlalchemy.orm import Session

from app.people import queries
from tests.app.people.making import NOW, line, written
from tests.plugins.application import Run


def test_an_import_says_how_many_people_it_touched(run: Run, session: Session, tmp_path: Path) -> None:
    file = written(tmp_path, [line("1001"), line("1002", language="sv")])
    assert run("people", "import", str(file)).output == "2 added, 0 changed, 0 unchanged.\n"
    written(tmp_path, [line("1001", "Aino Laine"), line("1002", language="sv"), line("1003")])
    assert run("people", "import", str(file)).output == "1 added, 1 changed, 1 unchanged.\n"
    assert [member.language for member in queries.everyone(session, NOW.date())] == ["en", "sv", "en"]


def test_a_refused_file_leaves_nothing_and_ends_with_2(run: Run, session: Session, tmp_path: Path) -> None:
    file = written(tmp_path, [line("1001"), line("1002", roles="boss")])
    output = run("people", "import", str(file), status=2).output
    assert "nothing was imported:\nline 3, roles: 'boss' has an unknown role" in output
    assert queries.everyone(session, NOW.date()) == []


def test_a_file_that_is_not_there_ends_with_2(run: Run) -> None:
    assert "nobody.csv: No such file or directory" in run("people", "import", "nobody.csv", status=2).output
