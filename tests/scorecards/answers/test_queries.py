"""Reads of a person's answers go by the index of that person's month, so their cost does not grow with the rest."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import pytest
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from app import clock
from app.paging import Page
from scorecards.answers import one_answer, queries
from scorecards.answers.queries import Wanted
from scorecards.responses.models import Response

INDEX = "ix_response_course"


def plan_of(session: Session, read: Callable[[], object]) -> str:
    """How the database goes about the statement that this read sends, where reading the whole table is not allowed."""
    connection, sent = session.connection(), list[tuple[str, Any]]()

    def remember(_connection: object, _cursor: object, text: str, values: object, *_rest: object) -> None:
        sent.append((text, values))

    event.listen(connection, "before_cursor_execute", remember)
    read()
    event.remove(connection, "before_cursor_execute", remember)
    explain = "EXPLAIN QUERY PLAN "
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        explain = "EXPLAIN "
    [(text, values)] = sent
    return "\n".join(str(row) for row in connection.exec_driver_sql(explain + text, values))


@pytest.fixture
def aino(company: Session, today: date) -> Wanted:
    """All of Aino's answers of this month."""
    person_id = company.scalars(select(Response.person_id).where(Response.comment.is_not(None)).limit(1)).one()
    return Wanted(person_id or 0, clock.month_of(today))


def test_the_list_and_its_figures_are_read_by_the_index_of_a_persons_month(company: Session, aino: Wanted) -> None:
    narrowed = Wanted(aino.person_id, aino.month, channel_id=1, band=1, with_comment=True)
    for wanted in (aino, narrowed):
        assert INDEX in plan_of(company, partial(queries.summed, company, wanted))
        assert INDEX in plan_of(company, partial(queries.listed, company, wanted, Page(1, 64)))


def test_the_course_up_to_an_answer_is_read_by_the_same_index(company: Session, aino: Wanted) -> None:
    found = one_answer.answer(company, queries.listed(company, aino)[0].id)
    assert found is not None
    assert INDEX in plan_of(company, lambda: one_answer.before(company, found))


def test_a_list_is_read_page_by_page_newest_first(company: Session, aino: Wanted) -> None:
    every = queries.listed(company, aino)
    assert every == queries.listed(company, aino, Page(1, 64)) + queries.listed(company, aino, Page(2, 64))
    assert [(row.answered_at, row.id) for row in every] == sorted(
        ((row.answered_at, row.id) for row in every), reverse=True
    )
    assert queries.listed(company, aino, Page(3, 64)) == []
