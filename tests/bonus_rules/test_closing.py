"""Closing a month on a real database: who may do what in which order, and what stays frozen."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from app import audit
from app.people import queries as people
from app.people.models import Person, Team
from bonus_rules import closing, month, queries, statements
from bonus_rules.closing import FiguresChangedError, InvolvedError, NoPlanError
from bonus_rules.exports.payroll_csv import payroll_file
from bonus_rules.month import MonthState
from bonus_rules.plans import publish
from scorecards.channels import queries as channels
from scorecards.maths.goal import Goal
from scorecards.tallies import rollup
from scorecards.targets.setting import set_target
from scorecards.targets.wishes import TargetError, Wish
from tests.bonus_rules.making import EXAMPLE
from tests.bonus_rules.months import AFTER, NOW, OCTOBER, october, person
from tests.company import found


def prepared(session: Session) -> None:
    october(session)
    closing.prepare(session, OCTOBER, today=AFTER, now=NOW, actor_id=person(session, "1006"))


def approved(session: Session) -> None:
    prepared(session)
    closing.approve(session, OCTOBER, today=AFTER, now=NOW, actor_id=person(session, "3001"))


def one_more_answer(session: Session) -> None:
    changes = rollup.Changes()
    channel, aino = channels.by_key(session, "phone").id, person(session, "1001")
    changes.add((OCTOBER, channel, None, aino), -1, 9)
    rollup.bump(session, changes)


def test_an_approved_month_has_a_statement_for_every_employee_with_the_live_figures(session: Session) -> None:
    prepared(session)
    live = {r.card.person.id: r.bonus.secured_cents for r in closing.results(session, OCTOBER, AFTER)}
    closing.approve(session, OCTOBER, today=AFTER, now=NOW, actor_id=person(session, "3001"))
    frozen = {line.person_id: line.amount_cents for line in statements.statements(session, OCTOBER)}
    assert frozen == live
    assert len(frozen) == 6
    assert sum(frozen.values()) > 0


def test_the_preparer_may_not_approve(session: Session) -> None:
    prepared(session)
    with pytest.raises(month.SamePersonError):
        closing.approve(session, OCTOBER, today=AFTER, now=NOW, actor_id=person(session, "1006"))
    assert statements.close_of(session, OCTOBER).state is MonthState.PREPARED


def test_who_set_a_target_of_the_month_may_not_approve_it(session: Session) -> None:
    prepared(session)
    with pytest.raises(InvolvedError):
        closing.approve(session, OCTOBER, today=AFTER, now=NOW, actor_id=person(session, "2001"))


def test_whom_the_month_pays_may_not_approve_it(session: Session) -> None:
    prepared(session)
    with pytest.raises(InvolvedError, match="pays you too"):
        closing.approve(session, OCTOBER, today=AFTER, now=NOW, actor_id=person(session, "1001"))
    assert statements.close_of(session, OCTOBER).state is MonthState.PREPARED


def test_the_database_itself_refuses_one_pair_of_eyes(session: Session) -> None:
    prepared(session)
    same = text("UPDATE month_close SET state = 'approved', approved_at = prepared_at, approved_by = prepared_by")
    with pytest.raises(DBAPIError, match="four_eyes"), session.begin_nested():
        session.execute(same)


def test_figures_that_changed_since_the_month_was_prepared_are_not_approved(session: Session) -> None:
    prepared(session)
    one_more_answer(session)
    with pytest.raises(FiguresChangedError):
        closing.approve(session, OCTOBER, today=AFTER, now=NOW, actor_id=person(session, "3001"))


def test_a_late_answer_changes_the_tally_but_neither_statement_nor_card_nor_file(session: Session) -> None:
    approved(session)
    file, before = payroll_file(session, OCTOBER).content, statements.statements(session, OCTOBER)
    one_more_answer(session)
    aino = next(r.card for r in closing.results(session, OCTOBER, AFTER) if r.card.person.employee_number == "1001")
    shown = queries.bonus_of(session, aino, today=AFTER)
    assert statements.statements(session, OCTOBER) == before
    assert payroll_file(session, OCTOBER).content == file
    assert shown is not None
    assert shown.secured_cents == next(line.amount_cents for line in before if line.person_id == aino.person.id)


def test_a_new_name_and_team_change_nothing_of_a_closed_month(session: Session) -> None:
    approved(session)
    before = payroll_file(session, OCTOBER)
    session.execute(update(Person).values(name="Somebody Else"))
    session.execute(update(Team).values(name=Team.name + " 2"))
    assert payroll_file(session, OCTOBER) == before


def test_statements_cannot_be_changed_or_deleted(session: Session) -> None:
    approved(session)
    for change in ("UPDATE statement SET amount_cents = 1", "DELETE FROM statement"):
        with pytest.raises(DBAPIError, match="never changed"), session.begin_nested():
            session.execute(text(change))


def test_a_closed_month_takes_no_target_and_no_plan(session: Session) -> None:
    approved(session)
    wish = Wish(channels.by_key(session, "phone"), OCTOBER, Goal(Decimal(1), 1), "easier")
    with pytest.raises(TargetError, match="2026-10 is closed"):
        set_target(session, wish, today=AFTER, now=NOW)
    with pytest.raises(ValueError, match="2026-10 is closed"):
        publish(session, EXAMPLE, OCTOBER, now=NOW)


def test_a_month_without_a_plan_cannot_be_prepared(session: Session) -> None:
    found(session, AFTER, sign_in=False)
    with pytest.raises(NoPlanError, match="2026-10"):
        closing.prepare(session, OCTOBER, today=AFTER, now=NOW, actor_id=None)


def test_every_move_leaves_an_audit_entry_with_who_and_what(session: Session) -> None:
    approved(session)
    closing.mark_exported(session, OCTOBER, now=NOW, actor_id=person(session, "1006"), sha256="x", lines=6)
    entries = session.scalars(select(audit.AuditEntry).filter_by(subject="month").order_by(audit.AuditEntry.id)).all()
    assert [entry.action for entry in entries] == ["month.prepare", "month.approve", "month.export"]
    assert [entry.actor_id for entry in entries] == [person(session, n) for n in ("1006", "3001", "1006")]
    assert entries[1].details["lines"] == 6


def test_the_payroll_file_adds_up_to_the_statements_and_is_the_same_every_time(session: Session) -> None:
    approved(session)
    first, second = payroll_file(session, OCTOBER), payroll_file(session, OCTOBER)
    paid = sum(line.amount_cents for line in statements.statements(session, OCTOBER))
    assert first == second
    assert [total.cents for total in first.export.control_totals] == [paid]
    assert first.content.startswith("\ufeffmonth,employee_number,name".encode())
    assert len(first.content.decode("utf-8-sig").splitlines()) == first.export.line_count + 1


def test_both_databases_give_the_cents_that_were_worked_out_by_hand(session: Session) -> None:
    october(session)
    results = closing.results(session, OCTOBER, AFTER)
    found_cents = {r.card.person.employee_number: r.bonus.secured_cents for r in results}
    assert found_cents == {"1001": 11333, "1002": 2000, "1003": 2000, "1004": 16000, "1005": 2000, "1006": 0}


def test_a_person_who_left_before_the_month_has_no_statement_and_one_who_left_in_it_has(session: Session) -> None:
    october(session)
    aino = people.by_number(session, "1001", AFTER)
    assert aino is not None
    assert closing.worked_in(aino, OCTOBER)
    assert closing.worked_in(replace(aino, employed_to=OCTOBER), OCTOBER)
    assert not closing.worked_in(replace(aino, employed_to=date(2026, 9, 30)), OCTOBER)
