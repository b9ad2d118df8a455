"""Imports kept in mind: which file, who, when, and what became of its rows."""

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.wording import Told
from scorecards.responses.answer import Outcome
from scorecards.responses.files import Report
from scorecards.responses.models import AnswerImport

MOST_PROBLEMS = 2_000
LONGEST_VALUE = 12  # of a cell's own words: a column chosen by mistake may hold what a customer wrote
LONGEST_NUMBER = 30
BLOCK = 1_048_576


@dataclass(slots=True)
class Problems:
    """Takes the rejected rows of an import as files.Rejects does, but keeps where and why alone, of the first ones."""

    header: Sequence[str] = ()
    kept: list[list[Any]] = field(default_factory=list)

    def add(self, line: int, column: str, outcome: Outcome, row: Sequence[str]) -> None:
        """Note a rejected row."""
        if len(self.kept) < MOST_PROBLEMS:
            reason = outcome.reason
            text, figures = (reason.text, reason.figures) if isinstance(reason, Told) else (reason, {})
            self.kept.append([line, column, text, {name: _shown(name, value) for name, value in figures.items()}])


def _shown(name: str, value: object) -> str:
    text = str(value)
    longest = LONGEST_VALUE if any(letter.isalpha() for letter in text) else LONGEST_NUMBER
    return text if name != "value" or len(text) <= longest else "…"


def keep(
    session: Session,
    report: Report,
    *,
    uuid: UUID,
    name: str,
    sha256: str,
    source: str,
    now: datetime,
    actor_id: int | None = None,
    problems: Sequence[Any] = (),
) -> None:
    """Keep an import in mind, in the transaction that stored its answers."""
    about = {"uuid": uuid, "name": name[-255:], "sha256": sha256, "source": source, "actor_id": actor_id, "at": now}
    session.add(AnswerImport(**about, **asdict(report), problems=list(problems)))


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's content."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()
