"""A file of people tried before it is taken: what it would do, and doing just that."""

import hashlib
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from app import audit, clock
from app.csvs import read_rows
from app.people import file_checks, intake, standing
from app.people.file_checks import Fit
from app.people.file_faults import Fault
from app.people.intake import Brought
from app.people.people_file import Defaults, Row, read
from app.wording import N_, RefusalError

SHOWN = 20


class NobodyInFileError(RefusalError):
    """There is a header and nothing below it."""


class ChangedMeanwhileError(RefusalError):
    """The file would do something else by now than what was shown."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Who brings the file in, and what an empty cell means; the day is the company's."""

    actor_id: int
    language: str
    zone: ZoneInfo
    now: datetime


@dataclass(frozen=True, slots=True)
class Shown:
    """One of the first lines: new, changed (which fields) or unchanged."""

    line: int
    number: str
    name: str
    team: str
    became: str
    fields: list[str]


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file does, in people; asked are roles that wait for a second person. digest: two are the same only if
    they do the same to the same people."""

    digest: str
    added: int
    changed: int
    unchanged: int
    moved: int
    leaving: int
    asked: int
    faults: list[Fault]
    first: list[Shown]

    def plain(self) -> dict[str, Any]:
        """As plain JSON."""
        return asdict(self)

    @classmethod
    def of_plain(cls, kept: dict[str, Any]) -> "Preview":
        """From plain JSON."""
        faults = [Fault(**fault) for fault in kept["faults"]]
        return cls(**{**kept, "faults": faults, "first": [Shown(**one) for one in kept["first"]]})


def rehearse(session: Session, file: Path, setting: Setting) -> Preview:
    """What the file would do. Nothing stays of it.

    Raises CsvError, PeopleFileError or NobodyInFileError for a file that cannot be read as one of people.
    """
    trial = session.begin_nested()
    try:
        return _do(session, file, setting)
    finally:
        trial.rollback()


def carry_out(session: Session, file: Path, setting: Setting, shown: Preview, sha256: str) -> Preview:
    """Do what was shown, and note it. Raises ChangedMeanwhileError where it would be something else by now."""
    done = _do(session, file, setting)
    if done.digest != shown.digest:
        raise ChangedMeanwhileError(N_("People changed since you looked, so nothing was stored. Look again."))
    counts = {"added": done.added, "changed": done.changed, "refused": len(done.faults), "asked": done.asked}
    audit.record(
        session, at=setting.now, actor_id=setting.actor_id, action="people.import", subject="file", key=sha256, **counts
    )
    return done


def _do(session: Session, file: Path, setting: Setting) -> Preview:
    today = clock.local_day(setting.now, setting.zone)
    rows, faults = read(read_rows(file), Defaults(setting.language, str(setting.zone)))
    if not rows and not faults:
        raise NobodyInFileError(N_("The file has a header and nobody below it. Add a line for each person."))
    known = standing.load(session, rows, today)
    fit = file_checks.fit(known, rows, setting.actor_id)
    brought = intake.bring_in(
        session, known, fit.rows, today=today, now=setting.now, actor_id=setting.actor_id, two_people=True
    )
    return _preview(fit, sorted([*faults, *fit.faults], key=lambda fault: fault.line), brought)


def _preview(fit: Fit, faults: list[Fault], brought: Brought) -> Preview:
    changes = brought.changed.values()
    return Preview(
        digest=_digest(brought, faults),
        added=len(brought.added),
        changed=len(brought.changed),
        unchanged=brought.unchanged,
        moved=sum("team" in change for change in changes),
        leaving=sum(_ends(change) for change in changes),
        asked=len(brought.asked),
        faults=faults,
        first=[_shown(row, brought) for row in fit.rows[:SHOWN]],
    )


def _ends(change: dict[str, tuple[object, object]]) -> bool:
    return isinstance(change.get("employed_to", (None, None))[1], date)


def _shown(row: Row, brought: Brought) -> Shown:
    fields = sorted(brought.changed.get(row.employee_number, ()))
    became = "new" if row.employee_number in brought.added else "changed" if fields else "unchanged"
    return Shown(row.line, row.employee_number, row.name, row.team or "", became, fields)


def _digest(brought: Brought, faults: list[Fault]) -> str:
    what = (brought.today, brought.added, list(brought.changed.items()), brought.unchanged, brought.asked)
    return hashlib.sha256(repr((*what, list(map(str, faults)))).encode()).hexdigest()
