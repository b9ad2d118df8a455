"""Evidence: what the database itself refuses to change or delete, on both kinds."""

from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.exc import DatabaseError, IntegrityError
from sqlalchemy.orm import Session

from app import audit
from app.audit import AuditEntry
from app.db import Base
from tests.app.people.making import NOW, bring_in, line

EVIDENCE = ("audit_entry", "response_revision", "statement")
MEANT: dict[str, object] = {
    "response.state": "active",
    "response_revision.state": "active",
    "month_close.state": "prepared",
    "person.language": "fi",
    "channel.metric": "nps",
    "channel.positive_from": 2,
    "channel.scale_max": 2,
}
PLAIN: dict[type, object] = {int: 1, bool: False, str: "x", date: NOW.date(), datetime: NOW, object: {}}
CHANGES = ["UPDATE {} SET id = id", "DELETE FROM {}", "REPLACE INTO {} SELECT * FROM {}"]


def a_row_of(session: Session, name: str) -> object:
    """Add a row to a table, and to every table it points to. Returns its key."""
    table, values = Base.metadata.tables[name], dict[str, object]()
    for column in table.columns:
        if column.nullable or column.default or (column.primary_key and not column.foreign_keys and name != "period"):
            continue
        parent = next(iter(column.foreign_keys), None)
        plain = PLAIN[getattr(column.type, "impl_instance", column.type).python_type]
        values[column.name] = a_row_of(session, parent.column.table.name) if parent else MEANT.get(str(column), plain)
    key = session.connection().execute(insert(table).values(values)).inserted_primary_key
    assert key
    return key[0]


def test_an_entry_says_what_was_done_to_what_when_and_by_whom(session: Session, tmp_path: Path) -> None:
    bring_in(session, tmp_path, line("1001"))
    actor = session.execute(text("SELECT id FROM person")).scalar_one()
    audit.record(session, at=NOW, actor_id=actor, action="month.close", subject="month", key=202611, lines=3, why="ä")
    session.flush()
    session.expire_all()
    entry = session.scalars(select(AuditEntry).where(AuditEntry.action == "month.close")).one()
    assert (entry.at, entry.actor_id, entry.subject, entry.subject_key) == (NOW, actor, "month", "202611")
    assert entry.details == {"lines": 3, "why": "ä"}


def test_an_entry_by_somebody_who_does_not_exist_is_refused(session: Session) -> None:
    audit.record(session, at=NOW, actor_id=999999, action="a", subject="s", key="k")
    with pytest.raises(IntegrityError):
        session.flush()


def test_an_entry_is_undone_with_the_change_it_speaks_of(session: Session) -> None:
    audit.record(session, at=NOW, actor_id=None, action="a", subject="s", key="k")
    session.flush()
    session.rollback()
    assert session.scalars(select(AuditEntry)).all() == []


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("table", EVIDENCE)
def test_evidence_can_be_neither_changed_nor_deleted(
    session: Session, database_kind: str, table: str, change: str
) -> None:
    a_row_of(session, table)
    if database_kind == "postgresql":
        change = change.replace("REPLACE INTO {} SELECT * FROM {}", "TRUNCATE {}")
    with pytest.raises(DatabaseError, match=f"{table} rows are never changed"), session.begin_nested():
        session.execute(text(change.format(table, table)))
    assert session.execute(text(f"SELECT count(*) FROM {table}")).scalar_one() == 1


def test_every_table_said_to_be_evidence_is_tried_here() -> None:
    migration = Path(__file__).parents[2] / "migrations" / "versions" / "0001_the_first_tables.py"
    assert f"APPEND_ONLY = {EVIDENCE}".replace("'", '"') in migration.read_text()
