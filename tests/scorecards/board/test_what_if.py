"""Imagined answers: what can be imagined, and that they come to what the maths says."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecards.board.card import Scorecard
from scorecards.board.what_if import MOST, Imagined, added, kinds, parse, with_imagined, written
from scorecards.channels.queries import ChannelInfo
from scorecards.maths.metric import Metric, Tally, score
from scorecards.maths.progress import progress
from tests.scorecards.board.test_standing import PHONE, card, channel

EMAIL = ChannelInfo(2, "email", "E-mail", None, None, Metric.CSAT, 1, 5, 4, 2, 10)
YES_OR_NO = ChannelInfo(3, "web", "Web", None, None, Metric.CSAT, 0, 1, 1, 0, 10)
COUNTS = st.builds(Tally, st.integers(0, 60), st.integers(0, 60), st.integers(0, 60))
SCORES = st.lists(st.integers(0, 10), max_size=MOST)


def two_channels(tally: Tally, target: str = "55") -> Scorecard:
    """A card with the phone, and e-mail on a scale of 1 to 5, with the same counts."""
    phone = channel(tally, target)
    return card("Aino", phone, replace(phone, channel=EMAIL))


@given(COUNTS, SCORES, st.sampled_from(["-50", "0", "31.25", "55", "99.5", "100"]))
def test_imagined_answers_come_to_what_counting_them_anew_comes_to(
    tally: Tally, scores: list[int], target: str
) -> None:
    before = two_channels(tally, target)
    phone = with_imagined(before, [Imagined("phone", one) for one in scores]).channels[0]
    good, bad = sum(one >= 9 for one in scores), sum(one <= 6 for one in scores)
    anew = Tally(tally.positives + good, tally.neutrals + len(scores) - good - bad, tally.negatives + bad)
    assert phone.goal is not None
    assert phone.score == score(Metric.NPS, anew)
    assert phone.progress == progress(Metric.NPS, anew, phone.goal)


@given(COUNTS, SCORES)
def test_the_other_channels_and_the_card_itself_stay_as_they_are(tally: Tally, scores: list[int]) -> None:
    before = two_channels(tally)
    after = with_imagined(before, [Imagined("phone", one) for one in scores])
    assert after.channels[1] == before.channels[1]
    assert before == two_channels(tally)


def test_an_imagined_answer_counts_for_the_team_where_there_is_one() -> None:
    alone = two_channels(Tally(1, 0, 0))
    in_team = replace(alone, person=replace(alone.person, team_id=7))
    one = [Imagined("phone", 9)]
    assert with_imagined(alone, one).channels[0].team_tally == Tally()
    assert with_imagined(in_team, one).channels[0].team_tally == Tally(1, 0, 0)


def test_each_scale_has_its_own_kinds_of_answers() -> None:
    assert [kinds(info) for info in (PHONE, EMAIL, YES_OR_NO)] == [(9, 7, 3), (4, 3, 1), (1, 0)]


@given(st.lists(st.sampled_from([("phone", 9), ("phone", 0), ("email", 5)]), max_size=MOST))
def test_what_is_written_is_read_again(found: list[tuple[str, int]]) -> None:
    imagined = tuple(Imagined(*one) for one in found)
    assert parse(written(imagined), two_channels(Tally())) == imagined


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("phone", "is no answer on this card"),
        ("branch:9", "is no answer on this card"),
        ("phone:9,", "is no answer on this card"),
        ("phone:11", "not on the scale 0-10"),
        ("email:0", "not on the scale 1-5"),
        (",".join(["phone:9"] * 11), "at most 10 answers"),
    ],
)
def test_what_cannot_come_cannot_be_imagined(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        parse(text, two_channels(Tally()))


def test_what_is_imagined_is_added_up_by_channel() -> None:
    imagined = parse("phone:9,email:3,phone:0", two_channels(Tally()))
    assert added(two_channels(Tally()), imagined) == {"phone": Tally(1, 0, 1), "email": Tally(0, 1, 0)}
