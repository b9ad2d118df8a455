"""Rows stored at once are the rows that one statement each would have stored."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.audit import AuditEntry
from app.bulk import insert_rows
from app.db import Base

ENTRIES = Base.metadata.tables["audit_entry"]
NOON = datetime(2026, 11, 22, 10, 30, 15, 123456, tzinfo=UTC)


def entry(key: str, **changes: Any) -> dict[str, Any]:
    what = {"action": "try", "subject": "bulk", "subject_key": key, "details": {}}
    return {"at": NOON, "actor_id": None, **what, **changes}


def test_values_come_back_as_they_were_given(session: Session) -> None:
    odd = "tab\t, line\nend, \\N \\. 'quoted' \"twice\" ääkköset 🙂"
    insert_rows(session, ENTRIES, [entry("a", action=odd, details={"a": [1, None, "ä"]}), entry("b")])
    first, second = session.scalars(select(AuditEntry).order_by(AuditEntry.id))
    assert (first.at, first.actor_id, first.action, first.details) == (NOON, None, odd, {"a": [1, None, "ä"]})
    assert (second.subject_key, second.action) == ("b", "try")


def test_no_rows_are_no_work(session: Session) -> None:
    insert_rows(session, ENTRIES, [])
    assert session.scalars(select(AuditEntry)).all() == []


def test_what_is_stored_goes_with_its_transaction(session: Session) -> None:
    insert_rows(session, ENTRIES, [entry("a")])
    session.rollback()
    assert session.scalars(select(AuditEntry)).all() == []


def test_a_naive_time_is_refused_as_everywhere(session: Session) -> None:
    with pytest.raises(ValueError, match="offset"):
        insert_rows(session, ENTRIES, [entry("a", at=NOON.replace(tzinfo=None))])
