"""Low scores are found by an index of the team's people, so that the page is quick among ten million answers.

Among few rows PostgreSQL takes one or the other of them, as its statistics happen to stand.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import event, text
from sqlalchemy.orm import Session

from scorecards.followups import queries
from scorecards.followups.queries import DONE, MINE, SHOWS, Chosen

FROM_CASES = (MINE, DONE)  # which somebody has acted on: far fewer than the answers
CHOSEN = Chosen(people=[1, 2, 3, 4], since=datetime(2026, 9, 1, tzinfo=UTC), viewer_id=1)


@contextmanager
def overheard(session: Session) -> Iterator[list[tuple[str, Any]]]:
    """The statements sent to the database meanwhile, with their values."""
    heard: list[tuple[str, Any]] = []

    def listen(_connection: Any, _cursor: Any, statement: str, values: Any, *_rest: Any) -> None:
        heard.append((statement, values))

    event.listen(session.connection(), "before_cursor_execute", listen)
    yield heard
    event.remove(session.connection(), "before_cursor_execute", listen)


def plan_of(session: Session, statement: str, values: Any) -> str:
    """How the database would go about a statement, were it not for how few rows there are."""
    sqlite = session.get_bind().dialect.name == "sqlite"
    if not sqlite:
        session.execute(text("SET LOCAL enable_seqscan = off"))
    explain = "EXPLAIN QUERY PLAN" if sqlite else "EXPLAIN"
    found = session.connection().exec_driver_sql(f"{explain} {statement}", values)
    return " ".join(str(part) for row in found for part in row)


@pytest.mark.parametrize("show", [*SHOWS, "counts"])
def test_an_index_finds_them_and_nothing_reads_every_answer(company: Session, show: str) -> None:
    with overheard(company) as heard:
        if show == "counts":
            queries.counts(company, CHOSEN)
        else:
            queries.cases(company, CHOSEN, show, 25)
    plan = plan_of(company, *heard[-1])
    ways = ["ix_response_negative", "ix_response_course"] + ["pk_response", "ix_follow_up"] * (show in FROM_CASES)
    assert any(name in plan for name in ways), plan
    assert not any(scan in plan for scan in ("SCAN response", "Seq Scan on response"))
