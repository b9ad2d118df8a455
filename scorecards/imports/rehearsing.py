"""An import done on trial and undone, so that what is shown before is what happens after; and then done in earnest."""

from dataclasses import asdict, dataclass
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from app import staging
from app.staging import Staged
from app.wording import N_, RefusalError
from scorecards.channels import queries as channels
from scorecards.imports import setting
from scorecards.imports.first_rows import first
from scorecards.responses import mapping as mappings
from scorecards.responses import past
from scorecards.responses.files import AnswerFile, Report
from scorecards.responses.mapping import Mapping
from scorecards.responses.past import Problems


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What an import would do: the counts, the rejected rows, and the first rows as they are understood; plain JSON."""

    report: dict[str, int]
    problems: list[list[Any]]
    first: list[dict[str, Any]]


def rehearse(session: Session, path: Path, mapping: Mapping, *, zone: tzinfo, now: datetime) -> Rehearsal:
    """Do an import and undo it. Raises CsvError or MappingError where the file and the mapping do not fit."""
    infos = {info.key: info for info in channels.everything(session)}
    mappings.known_channels(mapping, infos)
    file, problems = AnswerFile(path, mapping, infos, zone), Problems()
    months = file.check()
    trial = session.begin_nested()
    try:
        report = file.store(session, months, problems, now=now)
        session.flush()
    finally:
        trial.rollback()
    return Rehearsal(asdict(report), problems.kept, first(session, path, mapping, infos, zone, now))


def carry_out(session: Session, found: Staged, zone: tzinfo, *, now: datetime, actor_id: int) -> Report:
    """Store a staged file's answers, keep the import in mind under the file's own uuid, and forget the file.

    Raises RefusalError where the file does not fit any more, or somebody has confirmed it in the same moment.
    """
    if not staging.drop(session, found.kind, actor_id, found.uuid):
        raise RefusalError(N_("this file has been stored or forgotten already"))
    with staging.as_file(found) as path:
        return _store(session, path, found, zone, now, actor_id)


def _store(session: Session, path: Path, found: Staged, zone: tzinfo, now: datetime, actor_id: int) -> Report:
    mapping = mappings.parse(found.choices["mapping"])
    infos = {info.key: info for info in channels.everything(session)}
    mappings.known_channels(mapping, infos)
    file, problems = AnswerFile(path, mapping, infos, zone), Problems()
    report = file.store(session, file.check(), problems, now=now, actor_id=actor_id)
    past.keep(
        session,
        report,
        uuid=found.uuid,
        name=found.name,
        sha256=found.sha256,
        source=mapping.source,
        now=now,
        actor_id=actor_id,
        problems=problems.kept,
    )
    if found.choices.get("save_as"):
        setting.save(session, found.choices["save_as"], found.choices["mapping"], actor_id=actor_id, now=now)
    return report
