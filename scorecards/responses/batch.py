"""The writes of many answers at once: new rows, edits with the version they replace, and what they change."""

from datetime import datetime
from typing import Any

from sqlalchemy import Table, Update, bindparam, update
from sqlalchemy.orm import Session

from app.bulk import insert_rows
from app.db import Base
from app.wording import N_, Told
from scorecards.responses.answer import Became, Outcome, rejected
from scorecards.responses.book import Row
from scorecards.responses.models import COUNTED, Response, ResponseRevision
from scorecards.responses.settling import CONTENT, Step, step
from scorecards.tallies import rollup

KEPT = ("version", "score", "band", "state", "received_at", "source_updated_at")
EDITABLE = {*CONTENT, *KEPT, "person_id", "team_id", "month", "local_date"}
OTHER_CONTENT = Told(
    N_("is stored with other content, and no newer source_updated_at says that this holds; check the source")
)
DUPLICATE, EDITED = Outcome(Became.DUPLICATE), Outcome(Became.EDITED)
COUNTED_NOW, UNMATCHED = Outcome(Became.COUNTED), Outcome(Became.UNMATCHED)
_RESPONSE: Table = Base.metadata.tables[Response.__tablename__]
_REVISION: Table = Base.metadata.tables[ResponseRevision.__tablename__]


class Batch:
    """The writes of one round, in which no answer is written twice; `changes` gathers what they do to the tallies."""

    def __init__(self, stored: dict[tuple[int, str], Row], changes: rollup.Changes) -> None:
        self._stored, self._changes = stored, changes
        self._written: set[tuple[int, str]] = set()
        self._late: set[tuple[int, str]] = set()
        self._new: list[Row] = []
        self._edits: list[tuple[Row, Row]] = []
        self._touched: list[Row] = []

    def take(self, row: Row) -> Outcome | None:
        """What becomes of a row; None when it has to wait until the next round for what this one writes."""
        key = (row["source_id"], row["external_id"])
        old = self._stored.get(key)
        if old is None:
            return self._insert(key, row)
        if key in self._late:
            return None
        todo = step(row, old)
        if todo is Step.SKIP:
            return DUPLICATE
        if todo is Step.REFUSE:
            return rejected("external_id", OTHER_CONTENT)
        if key in self._written:
            self._late.add(key)
            return None
        self._written.add(key)
        self._stored[key] = row
        return self._replace(todo, row, old)

    def _insert(self, key: tuple[int, str], row: Row) -> Outcome:
        self._written.add(key)
        self._stored[key] = row
        self._new.append(row)
        self._changes.add(_place(row), row["band"])
        return UNMATCHED if row["person_id"] is None else COUNTED_NOW

    def _replace(self, todo: Step, row: Row, old: Row) -> Outcome:
        if todo is Step.TOUCH:
            self._touched.append({"its_id": old["id"], "updated": row["source_updated_at"]})
            return DUPLICATE
        if old["state"] in COUNTED:
            self._changes.add(_place(old), old["band"], -1)
            self._changes.add(_place(row), row["band"])
        row["state"] = "edited" if old["state"] in COUNTED else old["state"]
        row["version"] = old["version"] + 1
        self._edits.append((old, row))
        return EDITED

    def flush(self, session: Session, now: datetime) -> None:
        """Write the rows of this round."""
        if self._new:
            insert_rows(session, _RESPONSE, self._new)
        if self._edits:
            insert_rows(session, _REVISION, [_revision(old, now) for old, _ in self._edits])
            replaced = _by_id({name: bindparam(f"new_{name}") for name in EDITABLE})
            session.connection().execute(replaced, [_replacement(old, row) for old, row in self._edits])
        if self._touched:
            session.connection().execute(_by_id({"source_updated_at": bindparam("updated")}), self._touched)


def _revision(old: Row, now: datetime) -> Row:
    return {**{name: old[name] for name in KEPT}, "response_id": old["id"], "replaced_at": now}


def _replacement(old: Row, row: Row) -> Row:
    return {"its_id": old["id"], **{f"new_{name}": row[name] for name in EDITABLE}}


def _by_id(values: dict[str, Any]) -> Update:
    return update(_RESPONSE).where(_RESPONSE.c.id == bindparam("its_id")).values(values)


def _place(row: Row) -> rollup.Place:
    return row["month"], row["channel_id"], row["team_id"], row["person_id"]
