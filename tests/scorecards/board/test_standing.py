"""Where a person stands in a channel, and who comes first."""

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from app.people.queries import Member
from scorecards.board.card import ChannelCard, Scorecard
from scorecards.board.standing import Standing, closeness, standing
from scorecards.channels.queries import ChannelInfo
from scorecards.maths.goal import Goal
from scorecards.maths.metric import Metric, Tally

MONTH = date(2026, 11, 1)
PHONE = ChannelInfo(1, "phone", "Phone", None, None, Metric.NPS, 0, 10, 9, 6, 10)


def channel(tally: Tally, target: str | None = "50", minimum: int = 10) -> ChannelCard:
    goal = None if target is None else Goal(Decimal(target), minimum)
    return ChannelCard(PHONE, tally, goal, Tally(), None)


def card(name: str, *channels: ChannelCard) -> Scorecard:
    person = Member(1, UUID(int=1), "1", name, None, "en", "UTC", MONTH, None, None, None, None)
    return Scorecard(person, MONTH, MONTH, False, 1, channels)


@pytest.mark.parametrize(
    ("tally", "target", "expected"),
    [
        (Tally(14, 4, 4), "50", Standing.CLOSE),
        (Tally(12, 10, 6), "50", Standing.ON_THE_WAY),
        (Tally(8, 0, 1), "50", Standing.TOO_FEW),
        (Tally(), "50", Standing.TOO_FEW),
        (Tally(4, 2, 6), "50", Standing.STUCK),
        (Tally(9, 1, 0), "100", Standing.STUCK),
        (Tally(2, 1, 0), "100", Standing.STUCK),
        (Tally(9, 1, 0), "50", Standing.MET),
        (Tally(9, 1, 0), None, Standing.NO_TARGET),
    ],
)
def test_a_channel_stands_where_its_counts_put_it(tally: Tally, target: str | None, expected: Standing) -> None:
    assert standing(channel(tally, target), over=False) is expected


def test_when_the_month_is_over_what_is_not_met_is_missed() -> None:
    tallies = (Tally(14, 4, 4), Tally(4, 2, 6), Tally(9, 1, 0), Tally(3))
    found = [standing(channel(tally), over=True) for tally in tallies]
    assert found == [Standing.MISSED, Standing.MISSED, Standing.MET, Standing.TOO_FEW]


def test_the_nearest_to_a_target_come_first_then_out_of_reach_then_met_then_without_target() -> None:
    near, far = card("Near", channel(Tally(14, 4, 4))), card("Far", channel(Tally(12, 10, 6)))
    lost, met = card("Lost", channel(Tally(9, 1, 0), "100")), card("Met", channel(Tally(9, 1, 0)))
    free, none = card("Free", channel(Tally(9), None)), card("None")
    assert sorted([none, free, met, lost, far, near], key=closeness) == [near, far, lost, met, free, none]


def test_a_person_is_as_near_as_their_nearest_unmet_target_and_equals_stand_by_name() -> None:
    both = card("Both", channel(Tally(9, 1, 0)), channel(Tally(12, 10, 6)), channel(Tally(14, 4, 4)))
    one = card("A", channel(Tally(14, 4, 4)))
    assert closeness(both)[0] == closeness(one)[0]
    assert sorted([both, one], key=closeness) == [one, both]
