"""People for tests, brought in the way they come in: by a file."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from app.people import intake
from app.people.intake import Counts
from app.people.people_file import COLUMNS

ZONE = ZoneInfo("Europe/Helsinki")
NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)
HEAD = ",".join(COLUMNS)


def line(number: str, name: str = "Aino Virtanen", **cells: str) -> str:
    """A line of the file: `line("1001", email="aino@bank.example", team="Owls")`; cells not named are empty."""
    given = {"employee_number": number, "name": name, **cells}
    return ",".join(given.pop(column, "") for column in COLUMNS)


def written(folder: Path, lines: Iterable[str], head: str = HEAD) -> Path:
    """The file of these lines."""
    file = folder / "people.csv"
    file.write_text("\n".join([head, *lines]) + "\n")
    return file


def bring_in(session: Session, folder: Path, *lines: str, now: datetime = NOW) -> Counts:
    """Import these lines and keep them."""
    counts = intake.import_people(session, written(folder, lines), zone=ZONE, language="fi", now=now)
    session.commit()
    return counts
