"""Tallies are bumped, moved, proved and made anew."""

from datetime import date

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from scorecards.tallies import queries, rollup
from scorecards.tallies.models import Period, TallyRow
from tests.plugins.application import Run
from tests.scorecards.responses.making import NOVEMBER, NOW, OCTOBER, answer, channels, person, recorded, tally


@pytest.fixture
def aino(session: Session) -> int:
    channels(session)
    found = person(session, "1001", "Aino Virtanen")
    recorded(session, answer(), answer("a2", 3), answer("a3", 7, employee=None))
    session.commit()
    return found


def changes(*parts: tuple[rollup.Place, int, int]) -> rollup.Changes:
    made = rollup.Changes()
    for place, band, times in parts:
        made.add(place, band, times)
    return made


def drift(session: Session, person_id: int) -> None:
    session.execute(update(TallyRow).where(TallyRow.person_id == person_id).values(positives=7))
    session.commit()


def test_places_without_a_team_or_a_person_are_one_place_each(session: Session, aino: int) -> None:
    channel = session.scalars(select(TallyRow.channel_id)).first() or 0
    place = (NOVEMBER, channel, None, None)
    rollup.bump(session, changes((place, 1, 2)))
    rollup.bump(session, changes((place, -1, 1)))
    assert set(tally(session)) == {(None, None, (2, 1, 1)), (None, aino, (1, 0, 1))}


def test_a_count_moves_from_one_figure_to_another(session: Session, aino: int) -> None:
    [place] = [place for place in rollup.standing(session, NOVEMBER) if place[3] == aino]
    rollup.bump(session, changes((place, 1, -1), (place, 0, 1)))
    assert rollup.standing(session, NOVEMBER)[place] == (0, 1, 1)


def test_a_count_never_falls_below_zero(session: Session, aino: int) -> None:
    [place] = [place for place in rollup.standing(session, NOVEMBER) if place[3] == aino]
    with pytest.raises(ValueError, match="flask tallies recount"):
        rollup.bump(session, changes((place, 0, -1)))


def marks(session: Session) -> dict[int | None, int]:
    """How often the answers of each person changed."""
    return dict(session.execute(select(TallyRow.person_id, TallyRow.changes)).all())


def test_changes_that_cancel_out_leave_the_counts_and_mark_the_place(session: Session, aino: int) -> None:
    [place] = [place for place in rollup.standing(session, NOVEMBER) if place[3] == aino]
    counts, before = rollup.standing(session, NOVEMBER), marks(session)
    rollup.bump(session, changes((place, 1, 1), (place, 1, -1)))
    assert rollup.standing(session, NOVEMBER) == counts
    assert marks(session) == before | {aino: before[aino] + 1}


def test_changes_that_cancel_out_where_nothing_was_counted_make_no_tally(session: Session, aino: int) -> None:
    [place] = [place for place in rollup.standing(session, NOVEMBER) if place[3] == aino]
    counts = rollup.standing(session, NOVEMBER)
    rollup.bump(session, changes(((OCTOBER, *place[1:]), 1, 1), ((OCTOBER, *place[1:]), 1, -1)))
    assert rollup.standing(session, NOVEMBER) == counts
    assert rollup.standing(session, OCTOBER) == {}


def test_a_recount_marks_every_place_of_its_month(session: Session, aino: int) -> None:
    before = marks(session)
    rollup.replace(session, NOVEMBER, list(rollup.standing(session, NOVEMBER).items()))
    assert all(mark > before[person] for person, mark in marks(session).items())


def test_months_are_made_when_first_locked_and_closed_once(session: Session) -> None:
    rollup.lock_months(session, [NOVEMBER, OCTOBER])
    rollup.lock_month(session, NOVEMBER)
    rollup.close_month(session, OCTOBER, NOW)
    assert rollup.months(session) == [OCTOBER, NOVEMBER]
    assert [queries.is_closed(session, month) for month in (OCTOBER, NOVEMBER)] == [True, False]
    assert session.get_one(Period, OCTOBER).closed_at == NOW


def test_verify_says_how_many_figures_agree(run: Run, aino: int) -> None:
    assert run("tallies", "verify").output == "6 figures agree with the answers, 0 tallies have drifted.\n"


def test_verify_lists_each_drift_and_ends_with_1(run: Run, session: Session, aino: int) -> None:
    drift(session, aino)
    told = run("tallies", "verify", status=1).output.splitlines()
    assert told[0] == "2026-11, channel phone, team -, person 1001: tally 7/0/1, answers 1/0/1"
    assert told[1] == "5 figures agree with the answers, 1 tallies have drifted."


def test_a_tally_that_is_missing_is_a_drift(run: Run, session: Session, aino: int) -> None:
    session.delete(session.scalars(select(TallyRow).where(TallyRow.person_id == aino)).one())
    session.commit()
    assert "person 1001: tally 0/0/0, answers 1/0/1" in run("tallies", "verify", status=1).output


def test_recount_mends_a_month(run: Run, session: Session, aino: int) -> None:
    drift(session, aino)
    assert run("tallies", "recount", "2026-11").output == "2026-11: 1 tallies mended.\n"
    run("tallies", "verify")
    assert set(tally(session)) == {(None, None, (0, 1, 0)), (None, aino, (1, 0, 1))}


def test_recount_refuses_what_is_no_month(run: Run) -> None:
    assert "such as 2026-11" in run("tallies", "recount", "november", status=2).output


def test_the_sums_by_channel_hold_the_unmatched_too(session: Session, aino: int) -> None:
    [counts] = queries.by_channel(session, date(2026, 11, 1)).values()
    assert (counts.positives, counts.neutrals, counts.negatives) == (1, 1, 1)
