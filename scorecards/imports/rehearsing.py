"""An import done on trial and undone, so that what is shown before is what happens after; and then done in earnest."""

from dataclasses import asdict, dataclass
from datetime import datetime, tzinfo
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from app import clock, staging
from app.csvs import read_rows
from app.people import queries as people
from app.staging import Staged
from app.wording import N_, RefusalError
from scorecards.channels import queries as channels
from scorecards.channels.queries import ChannelInfo
from scorecards.imports import setting
from scorecards.responses import crediting, past
from scorecards.responses import mapping as mappings
from scorecards.responses.answer import Answer
from scorecards.responses.files import AnswerFile, Report
from scorecards.responses.mapping import Mapping
from scorecards.responses.past import Problems
from scorecards.responses.reading import Reader

FIRST = 5


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
    return Rehearsal(asdict(report), problems.kept, _first(session, path, mapping, infos, zone, now))


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


def _first(
    session: Session, path: Path, mapping: Mapping, infos: dict[str, ChannelInfo], zone: tzinfo, now: datetime
) -> list[dict[str, Any]]:
    rows = read_rows(path, keep_nul=True)
    reader = Reader(mapping, next(rows)[1], infos, zone)
    today = clock.local_day(now, zone)
    credits = crediting.load(session, today)
    names = {member.id: member.name for member in people.everyone(session, today)}
    return [_understood(line, reader.answer(row), credits, names, zone) for line, row in islice(rows, FIRST)]


def _understood(
    line: int, answer: object, credits: crediting.Credits, names: dict[int, str], zone: tzinfo
) -> dict[str, Any]:
    if not isinstance(answer, Answer):
        return {"line": line}
    served = clock.local_day(answer.interaction_at or answer.answered_at, zone)
    word = answer.employee
    credit = credits.of(answer.matched_by, word, served) if word else crediting.NOBODY
    return {
        "line": line,
        "id": answer.external_id,
        "day": clock.local_day(answer.answered_at, zone).isoformat(),
        "channel": answer.channel,
        "score": answer.score,
        "person": names.get(credit.person_id or 0),
        "comment": answer.comment is not None,
    }
