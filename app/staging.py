"""Files uploaded to a page and not yet confirmed: kept for their uploader alone, for a while, then forgotten.

A page stages what it was sent, shows what would come of it, and takes it back when its uploader confirms. Taking is
once: of two confirmations at the same time the second finds nothing.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, String, Uuid, delete, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.csvs import plain
from app.db import Base, Id, Moment, db
from app.outbox import written

KEPT = timedelta(hours=2)
LONGEST_NAME = 120
MOST_BYTES = 240  # of a name that every file system takes


class StagedUpload(Base):
    """A file on its way in. sha256 is of its content; choices are what its uploader chose with it, plain JSON."""

    __tablename__ = "staged_upload"
    __table_args__ = (
        Index("ix_staged_upload_owner_id_kind", "owner_id", "kind"),
        Index("ix_staged_upload_expires_at", "expires_at"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    uuid: Mapped[UUID] = mapped_column(Uuid, unique=True)
    kind: Mapped[str] = mapped_column(String(20))
    owner_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    sha256: Mapped[str] = mapped_column(String(64))
    content: Mapped[bytes] = mapped_column(LargeBinary)
    choices: Mapped[dict[str, Any]] = mapped_column(JSON)
    expires_at: Mapped[datetime] = mapped_column(Moment)


@dataclass(frozen=True, slots=True)
class Staged:
    """A staged file as its uploader may have it."""

    uuid: UUID
    kind: str
    name: str
    sha256: str
    content: bytes
    choices: dict[str, Any]


def stage(session: Session, kind: str, owner_id: int, name: str, content: bytes, now: datetime) -> UUID:
    """Keep a file for its uploader until it expires; an earlier one of the same kind and uploader is forgotten.

    kind: the page it is for, such as "answers". name: as the browser sent it; kept without any folder.
    """
    session.execute(delete(StagedUpload).filter_by(kind=kind, owner_id=owner_id))
    uuid = uuid4()
    session.add(
        StagedUpload(
            uuid=uuid,
            kind=kind,
            owner_id=owner_id,
            name=_file_name(name),
            sha256=hashlib.sha256(content).hexdigest(),
            content=content,
            choices={},
            expires_at=now + KEPT,
        )
    )
    session.flush()
    return uuid


def staged(session: Session, kind: str, owner_id: int, uuid: UUID, now: datetime) -> Staged | None:
    """The file, None where there is none, it is somebody else's, or its time is over."""
    row = session.scalar(select(StagedUpload).filter_by(uuid=uuid, kind=kind, owner_id=owner_id))
    if row is None or row.expires_at <= now:
        return None
    return Staged(row.uuid, row.kind, row.name, row.sha256, row.content, dict(row.choices))


def choose(session: Session, found: Staged, **choices: Any) -> Staged:
    """Keep what the uploader chose with a file, beside what was chosen before."""
    merged = found.choices | choices
    session.execute(update(StagedUpload).filter_by(uuid=found.uuid).values(choices=merged))
    return replace(found, choices=merged)


def drop(session: Session, kind: str, owner_id: int, uuid: UUID) -> bool:
    """Forget a file. False where it is gone already, so that whoever got True alone may store what it holds."""
    gone = delete(StagedUpload).filter_by(uuid=uuid, kind=kind, owner_id=owner_id)
    return bool(written(session, gone))


def sweep(session: Session, now: datetime) -> int:
    """Forget every file whose time is over; how many there were."""
    return written(session, delete(StagedUpload).where(StagedUpload.expires_at <= now))


def forget_old(now: datetime) -> None:
    """The scheduler's job: sweep."""
    with db.sessionmaker.begin() as session:
        sweep(session, now)


@contextmanager
def as_file(found: Staged) -> Iterator[Path]:
    """The content as a file of its own name, for readers that take a path; gone afterwards."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / found.name
        path.write_bytes(found.content)
        yield path


def _file_name(text: str) -> str:
    name = plain(PurePosixPath(text.replace("\\", "/")).name)
    short = name[-LONGEST_NAME:].encode()[-MOST_BYTES:].decode(errors="ignore")
    return short if short.strip(".' ") else "file.csv"
