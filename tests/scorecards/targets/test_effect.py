"""The effect shown before a target is set equals what recounting the cards gives."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from app import clock
from app.access import Role, Viewer
from app.people import intake
from app.people import queries as people
from app.people.queries import Member
from scorecards.board.queries import scorecards
from scorecards.channels import queries as channels
from scorecards.maths.goal import Goal
from scorecards.maths.metric import Metric, Tally
from scorecards.maths.progress import progress
from scorecards.tallies import rollup
from scorecards.targets import previewing
from scorecards.targets.effect import Reach, month_effect
from scorecards.targets.previewing import Effect, effect_of
from scorecards.targets.setting import set_target
from scorecards.targets.wishes import TargetError, Wish
from tests.app.people.making import HEAD
from tests.company import ZONE, answer, found

TODAY = date(2026, 10, 20)
SEPTEMBER, OCTOBER, NOVEMBER = (date(2026, month, 1) for month in (9, 10, 11))
NOW = datetime(2026, 10, 20, 7, tzinfo=UTC)


@pytest.fixture(autouse=True)
def company(flask_app: Flask, session: Session) -> Iterator[None]:
    """A company with answers in September and October."""
    with flask_app.app_context():
        found(session, TODAY, sign_in=False)
        answer(session, SEPTEMBER)
        yield


def person(session: Session, number: str) -> Member:
    return people.known(session, number, TODAY)


def viewer(session: Session, number: str, role: Role) -> Viewer:
    member = person(session, number)
    return Viewer(member.id, number, member.name, "en", "Europe/Helsinki", frozenset({role}))


def wish(session: Session, score: str = "60", month: date = NOVEMBER, **place: int) -> Wish:
    return Wish(channels.by_key(session, "phone"), month, Goal(Decimal(score), 10), "Why", **place)


def lahti(session: Session, score: str = "60", month: date = NOVEMBER) -> Wish:
    return wish(session, score, month, team_id=people.teams(session)["Lahti"])


def preview(session: Session, wanted: Wish, number: str = "2001", role: Role = Role.SUPERVISOR) -> Effect:
    return effect_of(session, wanted, viewer(session, number, role), TODAY)


@pytest.mark.parametrize("score", ["-60", "40", "50", "55", "60", "65.5", "100"])
def test_who_meets_the_new_target_equals_a_recount_of_the_cards(session: Session, score: str) -> None:
    wanted = lahti(session, score)
    shown = {one.month: (one.people, one.after.met) for one in preview(session, wanted).months}
    members = people.led_by(session, person(session, "2001").id, TODAY)
    for month in (SEPTEMBER, OCTOBER):
        cards = scorecards(session, month, members, clock.last_day(month), today=clock.last_day(month))
        tallies = [one.tally for card in cards for one in card.channels if one.channel.key == "phone"]
        own = [progress(Metric.NPS, tally, wanted.goal) for tally in tallies if tally.responses]
        assert shown[month] == (len(own), sum(one.still_needed == 0 for one in own))
    assert list(shown) == [OCTOBER, SEPTEMBER]


def test_the_old_target_and_the_person_in_the_middle_stand_beside_the_new(session: Session) -> None:
    october = preview(session, lahti(session)).months[0]
    assert (october.people, october.before, october.after) == (4, Reach(1, 3), Reach(1, 5))


def test_the_middle_is_out_of_reach_only_when_half_the_people_are() -> None:
    some = [Tally(9, 0, 1), Tally(10, 0, 0), Tally(8, 1, 1)]
    effect = month_effect(Metric.NPS, OCTOBER, some, None, Goal(Decimal(100), 10))
    assert (effect.before, effect.after) == (None, Reach(1, None))


def test_people_with_a_target_of_their_own_are_not_concerned(session: Session) -> None:
    member = person(session, "1001")
    set_target(session, wish(session, "40", person_id=member.id), today=TODAY, now=NOW)
    names = {one.name for one in previewing.concerned(session, lahti(session), TODAY)}
    assert member.name not in names
    assert "Mikko Nieminen" in names
    everyone = {one.name for one in previewing.concerned(session, wish(session), TODAY)}
    assert {"Kaarlo Heinonen", "Mikko Nieminen"} <= everyone
    assert member.name not in everyone


def test_a_team_with_its_own_target_is_not_concerned_by_everyones(session: Session) -> None:
    set_target(session, lahti(session), today=TODAY, now=NOW)
    names = {one.name for one in previewing.concerned(session, wish(session), TODAY)}
    assert "Kaarlo Heinonen" in names
    assert "Mikko Nieminen" not in names


def test_whoever_does_not_lead_them_sees_no_month_of_fewer_than_five_people(session: Session) -> None:
    effect = preview(session, lahti(session), "2002", Role.MANAGEMENT)
    assert (effect.months, effect.hidden) == ((), True)
    wide = preview(session, wish(session), "2002", Role.MANAGEMENT)
    assert ([one.people for one in wide.months], wide.hidden) == ([5, 5], False)


def test_a_persons_target_is_measured_against_their_teams(session: Session) -> None:
    set_target(session, lahti(session, "50", OCTOBER), today=TODAY, now=NOW)
    harder = wish(session, "53", OCTOBER, person_id=person(session, "1001").id)
    assert (preview(session, harder).before, preview(session, harder).takes_two) == (Goal(Decimal(50), 10), True)
    with pytest.raises(TargetError, match="second person"):
        set_target(session, harder, today=TODAY, now=NOW, set_by=person(session, "2001").id)


def test_what_a_team_leaves_of_everybody_is_not_shown_to_strangers(session: Session, tmp_path: Path) -> None:
    """Four of Lahti are beside five of Turku: everybody's less Turku's would be theirs."""
    rows = [f"700{n},Uusi {n},,Turku,2002,employee,fi,,2020-01-01," for n in range(4)]
    (file := tmp_path / "more.csv").write_text("\n".join([HEAD, *rows]) + "\n")
    intake.import_people(session, file, zone=ZONE, language="fi", now=datetime(2020, 1, 2, tzinfo=UTC))
    changes, channel, turku = rollup.Changes(), channels.by_key(session, "phone"), people.teams(session)["Turku"]
    for n in range(4):
        changes.add((SEPTEMBER, channel.id, turku, person(session, f"700{n}").id), 1, 12)
    rollup.bump(session, changes)
    team = wish(session, team_id=turku)
    assert [one.people for one in preview(session, wish(session), "3001", Role.MANAGEMENT).months] == [5, 9]
    assert preview(session, team, "3001", Role.MANAGEMENT).months == ()
    assert [one.people for one in preview(session, team, "2002").months] == [1, 5]
    set_target(session, team, today=TODAY, now=NOW)
    assert [one.people for one in preview(session, team, "3001", Role.MANAGEMENT).months] == [5]
