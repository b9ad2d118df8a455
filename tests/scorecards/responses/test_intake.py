"""The one way in: each answer is stored once, credited by date, and counted in the same transaction."""

from datetime import UTC, date, datetime, timedelta
from itertools import permutations

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.people.models import Person
from scorecards.responses.answer import Answer, Became, MatchedBy
from scorecards.responses.models import Response, ResponseRevision
from scorecards.responses.proving import prove
from scorecards.tallies import rollup
from tests.scorecards.responses import making
from tests.scorecards.responses.making import EARLY, LATE, NOON, NOVEMBER, NOW, OCTOBER, answer, person, recorded, team

stored, taken, tally = making.stored, making.taken, making.tally
C, D, E, R, U = Became.COUNTED, Became.DUPLICATE, Became.EDITED, Became.REJECTED, Became.UNMATCHED


@pytest.fixture
def aino(session: Session) -> int:
    making.channels(session)
    return person(session, "1001", "Aino Virtanen")


def test_an_answer_is_stored_credited_and_counted(session: Session, aino: int) -> None:
    north = team(session, "North", aino, date(2026, 1, 1))
    assert taken(session, answer(comment="Kiitos!", customer_key="c7")) == [C]
    row = stored(session)
    assert (row.person_id, row.team_id, row.month, row.local_date) == (aino, north, NOVEMBER, date(2026, 11, 20))
    assert (row.score, row.band, row.state, row.version, row.received_at) == (9, 1, "active", 1, NOW)
    assert (row.comment, row.customer_key, row.employee_reference) == ("Kiitos!", "c7", "1001")
    assert tally(session) == [(north, aino, (1, 0, 0))]


def test_every_band_is_counted_in_its_own_figure(session: Session, aino: int) -> None:
    assert taken(session, *(answer(f"a{score}", score) for score in range(11))) == [C] * 11
    assert tally(session) == [(None, aino, (2, 2, 7))]


def test_the_same_answer_again_is_a_duplicate(session: Session, aino: int) -> None:
    assert taken(session, answer(), answer()) == [C, D]
    assert taken(session, answer()) == [D]
    assert tally(session) == [(None, aino, (1, 0, 0))]


def test_the_same_id_of_another_source_is_another_answer(session: Session, aino: int) -> None:
    assert taken(session, answer(), answer(source="other")) == [C, C]
    assert tally(session) == [(None, aino, (2, 0, 0))]


def test_other_content_without_a_newer_time_is_rejected(session: Session, aino: int) -> None:
    assert taken(session, answer(), answer(score=3)) == [C, R]
    [outcome] = recorded(session, answer(score=3))
    assert (outcome.field, "source_updated_at" in outcome.reason) == ("external_id", True)
    assert (stored(session).score, tally(session)) == (9, [(None, aino, (1, 0, 0))])


def test_a_newer_version_replaces_the_old_which_is_kept(session: Session, aino: int) -> None:
    taken(session, answer(source_updated_at=EARLY))
    assert taken(session, answer(score=3, source_updated_at=LATE)) == [E]
    row = stored(session)
    assert (row.score, row.band, row.state, row.version, row.source_updated_at) == (3, -1, "edited", 2, LATE)
    [kept] = session.scalars(select(ResponseRevision))
    assert (kept.response_id, kept.version, kept.score, kept.band, kept.state) == (row.id, 1, 9, 1, "active")
    assert (kept.source_updated_at, kept.replaced_at) == (EARLY, NOW)
    assert tally(session) == [(None, aino, (0, 0, 1))]


def test_an_edit_that_moves_an_answer_moves_its_count(session: Session, aino: int) -> None:
    bo = person(session, "1002", "Bo Ek")
    taken(session, answer())
    october = datetime(2026, 10, 5, tzinfo=UTC)
    assert taken(session, answer(employee="1002", answered_at=october, source_updated_at=LATE)) == [E]
    assert (tally(session), tally(session, OCTOBER)) == ([], [(None, bo, (1, 0, 0))])
    assert [prove(session, month).drifts for month in (NOVEMBER, OCTOBER)] == [(), ()]


def test_an_older_version_changes_nothing(session: Session, aino: int) -> None:
    taken(session, answer(source_updated_at=LATE))
    assert taken(session, answer(score=3, source_updated_at=EARLY)) == [D]
    assert (stored(session).score, stored(session).version) == (9, 1)


def test_versions_of_one_batch_are_taken_in_their_order(session: Session, aino: int) -> None:
    later = [answer(score=score, source_updated_at=EARLY + timedelta(hours=score)) for score in range(3, 6)]
    assert taken(session, answer(source_updated_at=EARLY), *later, answer("a2")) == [C, E, E, E, C]
    assert (stored(session).score, stored(session).version) == (5, 4)
    assert session.scalar(select(func.count()).select_from(ResponseRevision)) == 3
    assert tally(session) == [(None, aino, (1, 0, 1))]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_in_whatever_order_versions_come_the_newest_stands(session: Session, aino: int, order: tuple[int, ...]) -> None:
    for at in order:
        taken(session, answer(score=(9, 3, 9)[at], source_updated_at=EARLY + timedelta(hours=at)))
    assert (stored(session).score, stored(session).source_updated_at) == (9, EARLY + timedelta(hours=2))
    assert tally(session) == [(None, aino, (1, 0, 0))]


def test_an_answer_to_nobody_counts_for_its_channel_alone(session: Session, aino: int) -> None:
    assert taken(session, answer(employee="9999"), answer("a2", employee=None)) == [U, U]
    assert (stored(session).person_id, stored(session).employee_reference) == (None, "9999")
    assert tally(session) == [(None, None, (2, 0, 0))]


def test_a_name_that_two_people_have_is_never_guessed(session: Session, aino: int) -> None:
    person(session, "1002", "Aino Virtanen", to=date(2026, 2, 1))
    assert taken(session, answer(employee="Aino Virtanen", matched_by=MatchedBy.NAME)) == [U]


@pytest.mark.parametrize(
    ("kind", "word"),
    [(MatchedBy.NAME, " aino  VIRTANEN"), (MatchedBy.EMAIL, "1001@Bank.example"), (MatchedBy.EMPLOYEE_NUMBER, "1001")],
)
def test_a_person_is_found_by_any_of_their_names(session: Session, aino: int, kind: MatchedBy, word: str) -> None:
    taken(session, answer(employee=word, matched_by=kind))
    assert stored(session).person_id == aino


def test_the_day_of_the_interaction_credits_and_the_day_of_the_answer_counts(session: Session, aino: int) -> None:
    north = team(session, "North", aino, date(2026, 1, 1), date(2026, 11, 1))
    south = team(session, "South", aino, date(2026, 11, 1))
    midnight = datetime(2026, 10, 31, 22, tzinfo=UTC)
    before = midnight - timedelta(minutes=1)
    taken(session, answer(interaction_at=before), answer("a2", interaction_at=midnight))
    rows = stored(session), stored(session, "a2")
    assert [(row.team_id, row.month) for row in rows] == [(north, NOVEMBER), (south, NOVEMBER)]


def test_somebody_who_had_left_is_credited_with_nothing(session: Session, aino: int) -> None:
    session.get_one(Person, aino).employed_to = date(2026, 11, 19)
    before = NOON - timedelta(days=1)
    assert taken(session, answer(), answer("a2", interaction_at=before), answer("a3", answered_at=before)) == [U, C, C]


def test_the_month_is_that_of_the_company_s_zone(session: Session, aino: int) -> None:
    taken(session, answer(answered_at=datetime(2026, 10, 31, 22, tzinfo=UTC)))
    taken(session, answer("a2", answered_at=datetime(2026, 10, 31, 21, 59, tzinfo=UTC)))
    assert (stored(session).month, stored(session, "a2").month) == (NOVEMBER, OCTOBER)


@pytest.mark.parametrize(
    ("bad", "field"),
    [
        (answer(score=11), "score"),
        (answer(score=-1), "score"),
        (answer(channel="fax"), "channel"),
        (answer(""), "external_id"),
        (answer("x" * 201), "external_id"),
        (answer("a\x00b"), "external_id"),
        (answer(customer_key="x" * 201), "customer_key"),
        (answer(employee="x" * 201), "employee"),
        (answer(answered_at=NOW + timedelta(minutes=5, seconds=1)), "answered_at"),
        (answer(interaction_at=NOW + timedelta(days=1)), "interaction_at"),
        (answer(source_updated_at=NOW + timedelta(days=1)), "source_updated_at"),
    ],
)
def test_what_cannot_be_is_rejected_with_its_field(session: Session, aino: int, bad: Answer, field: str) -> None:
    assert [outcome.field for outcome in recorded(session, bad, answer("good"))] == [field, ""]
    assert session.scalars(select(Response.external_id)).all() == ["good"]


def test_a_clock_five_minutes_ahead_is_forgiven(session: Session, aino: int) -> None:
    assert taken(session, answer("x" * 200, answered_at=NOW + timedelta(minutes=5))) == [C]


def test_a_comment_loses_control_characters_and_what_is_over_5000(session: Session, aino: int) -> None:
    taken(session, answer(comment="a\x00b\x1b[0m\r\nc\ud800 \u00a0d" + "x" * 6000), answer("a2", comment="\x00 "))
    text = stored(session).comment or ""
    assert (text[:12], len(text), stored(session, "a2").comment) == ("ab[0m\nc \u00a0dxx", 5000, None)


def test_an_answer_into_a_closed_month_is_stored_and_counted_all_the_same(session: Session, aino: int) -> None:
    rollup.lock_month(session, NOVEMBER)
    rollup.close_month(session, NOVEMBER, NOW)
    assert taken(session, answer()) == [C]
    assert tally(session) == [(None, aino, (1, 0, 0))]


def test_nothing_is_left_of_what_is_rolled_back(session: Session, aino: int) -> None:
    session.commit()
    taken(session, answer())
    session.rollback()
    assert (session.scalars(select(Response)).all(), tally(session)) == ([], [])
