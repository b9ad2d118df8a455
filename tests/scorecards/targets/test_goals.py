"""Which target holds: the person's before the team's before the organisation's."""

from decimal import Decimal

from scorecards.maths.goal import Goal
from scorecards.targets.queries import Goals

PHONE, TEAM, PERSON = 1, 2, 3
EVERYONE, THE_TEAM, THE_PERSON = (Goal(Decimal(score), 10) for score in (45, 48, 20))
GOALS = Goals({(PHONE, None, None): EVERYONE, (PHONE, TEAM, None): THE_TEAM, (PHONE, None, PERSON): THE_PERSON})


def test_a_persons_own_target_comes_before_the_teams() -> None:
    assert GOALS.of(PHONE, TEAM, PERSON) is THE_PERSON


def test_a_teams_target_holds_for_a_person_without_one_and_for_the_team_itself() -> None:
    assert (GOALS.of(PHONE, TEAM, 4), GOALS.of(PHONE, TEAM, None)) == (THE_TEAM, THE_TEAM)


def test_the_organisations_target_holds_for_every_other_team_and_for_people_without_one() -> None:
    assert (GOALS.of(PHONE, 9, None), GOALS.of(PHONE, None, 4)) == (EVERYONE, EVERYONE)
