"""The bar of a channel's answers."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from scorecards.board.picture import WIDTH, bars

COUNTS = st.lists(st.integers(0, 10**6), min_size=1, max_size=4)


@given(COUNTS)
def test_the_parts_stand_side_by_side_and_fill_the_whole_width(counts: list[int]) -> None:
    found = bars(tuple((str(at), count) for at, count in enumerate(counts)))
    assert sum(bar.width for bar in found) == (WIDTH if any(counts) else 0)
    assert all(one.start + one.width == two.start for one, two in pairwise(found))


@given(COUNTS)
def test_each_part_is_within_one_thousandth_of_its_share(counts: list[int]) -> None:
    total = sum(counts)
    for bar in bars(tuple((str(at), count) for at, count in enumerate(counts))):
        assert abs(bar.width * total - WIDTH * counts[int(bar.kind)]) < total
