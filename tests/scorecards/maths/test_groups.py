"""Nobody can be told from a figure: fewer than five people are never shown, nor what others leave of a total."""

from hypothesis import given
from hypothesis import strategies as st

from scorecards.maths.groups import LEAST, groups


def test_teams_of_five_stand_alone_and_smaller_ones_together() -> None:
    found = groups({"a": 5, "b": 3, "c": 9, "d": 2})
    assert [(group.units, group.people) for group in found] == [(("a",), 5), (("c",), 9), (("b", "d"), 5)]


def test_one_small_team_takes_the_smallest_other_one_along() -> None:
    found = groups({"a": 12, "b": 3, "c": 6})
    assert [(group.units, group.people) for group in found] == [(("a",), 12), (("b", "c"), 9)]


def test_four_people_in_all_are_not_shown() -> None:
    assert groups({"a": 3, "b": 1}) == []


@given(st.dictionaries(st.integers(), st.integers(0, 12), max_size=8))
def test_each_group_has_five_people_and_nobody_is_left_over_alone(people: dict[int, int]) -> None:
    found = groups(people)
    shown = sum(group.people for group in found)
    assert all(group.people >= LEAST for group in found)
    assert shown == sum(people.values()) or sum(people.values()) < LEAST
    assert sorted(unit for group in found for unit in group.units) == sorted(
        u for u, n in people.items() if n and shown
    )
