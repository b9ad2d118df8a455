"""What leads a letter, and what it says of each channel."""

from decimal import Decimal

import pytest

from notifications.digest import Channel, Digest, Fill, Lead, Says, Share, digest
from scorecards.maths.goal import Goal
from scorecards.maths.metric import Metric, Tally
from tests.notifications.figures import MONTH, OPEN, channel


def told(*channels: Channel, bonus: Share | None = None) -> Digest:
    return digest(MONTH, channels, None, bonus)


def lead_of(*channels: Channel) -> str:
    first = told(*channels).first
    assert first is not None
    return first.channel.name


HIT = channel("hit", Tally(20, 4, 2), "50")
NEAR = channel("near", OPEN, "45")
FAR = channel("far", OPEN, "60")
FEW = channel("few", Tally(6, 1, 0), "50")
NONE_YET = channel("none yet", Tally(), "50")
OUT = channel("out", Tally(12, 1, 0), "100")
FREE = channel("free", Tally(3, 1, 1), None)


def test_the_open_channel_with_the_fewest_needed_leads() -> None:
    assert lead_of(HIT, FAR, FEW, NEAR) == "near"


@pytest.mark.parametrize(
    ("channels", "leading"),
    [
        ((OUT, HIT, NONE_YET, FEW, FAR), "far"),
        ((OUT, HIT, NONE_YET, FEW), "few"),
        ((OUT, HIT, NONE_YET), "none yet"),
        ((OUT, FREE, HIT), "hit"),
        ((FREE, OUT), "out"),
        ((FREE,), "free"),
    ],
)
def test_without_an_open_channel_the_next_that_matters_leads(channels: tuple[Channel, ...], leading: str) -> None:
    assert lead_of(*channels) == leading


def test_of_met_targets_the_smallest_cushion_leads() -> None:
    barely = channel("barely", Tally(10, 10, 0), "50")
    sure = channel("sure", Tally(1, 0, 9), "-100")
    assert lead_of(sure, HIT, barely) == "barely"
    assert told(sure, HIT).lead is Lead.ALL_MET


def test_a_single_met_channel_speaks_for_itself_and_no_channel_for_nobody() -> None:
    assert told(HIT).lead is Lead.CHANNEL
    assert (told().lead, told().first) == (Lead.NO_CHANNEL, None)


def test_one_channel_short_of_its_target_is_not_all_met() -> None:
    assert told(HIT, FREE).lead is Lead.CHANNEL


def test_channels_stay_in_the_companys_order() -> None:
    assert [found.channel.name for found in told(HIT, FAR, NEAR).channels] == ["hit", "far", "near"]


def test_each_channel_has_the_message_of_its_state() -> None:
    found = [channel.says for channel in told(NEAR, FEW, NONE_YET, HIT, OUT, FREE).channels]
    assert found == list(Says)


def test_a_score_is_shown_rounded_down_and_never_as_a_target_not_met() -> None:
    close = Channel("close", Metric.NPS, Tally(62, 63, 0), Goal(Decimal(50), 0), Tally(1, 2, 0), None)
    found = told(close).channels[0]
    assert (found.shown, found.team_shown, found.says) == ("49.6", "33.3", Says.NEEDED)


def test_the_bonus_is_shared_in_percent_rounded_down() -> None:
    share = Share("EUR", 8_199, 20_000, 20_001)
    assert (share.secured_percent, share.possible_percent) == (40, 99)


def test_a_plan_that_pays_nothing_is_not_spoken_of() -> None:
    assert told(HIT, bonus=Share("EUR", 0, 0, 0)).bonus is None


@pytest.mark.parametrize("metric", list(Metric))
def test_the_pieces_of_a_bar_add_up_with_one_percent_for_the_target(metric: Metric) -> None:
    for target in (0, 1, 50, 99, 100):
        for positives in range(21):
            tally = Tally(positives, 1, 20 - positives)
            bar = told(Channel("x", metric, tally, Goal(Decimal(target), 0), Tally(), None)).channels[0].bar
            assert sum(width for _fill, width in bar) == 100
            assert [width for fill, width in bar if fill is Fill.TARGET] == [1]


def test_a_bar_shows_score_and_target_at_their_places_on_the_whole_range() -> None:
    assert told(channel("x", OPEN, "60")).channels[0].bar == (("score", 71), ("rest", 9), ("target", 1), ("rest", 19))
    assert told(HIT).channels[0].bar == (("score", 75), ("target", 1), ("score", 8), ("rest", 16))
    assert told(NONE_YET).channels[0].bar == ()
