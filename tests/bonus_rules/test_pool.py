"""Pools split to the cent, against the shared cases and by what must always hold."""

import json
import sys
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bonus_rules.pool import Split, split
from tests.needs import shared

pools = st.integers(-(10**7), 10**7) | st.integers(-30, 30)
weight_lists = st.lists(st.fractions(0, 50, max_denominator=9) | st.integers(0, 5), min_size=1, max_size=12)
many = settings(max_examples=400, deadline=None)


def test_every_shared_case_is_split_to_the_cent() -> None:
    cases = json.loads(shared("design", "vectors", "pool.json").read_text())["vectors"]
    found = {case["id"]: list(split(case["cents"], case["weights"]).cents) for case in cases}
    assert found == {case["id"]: case["shares"] for case in cases}
    sys.stdout.write(f"\npool vectors: {len(found)}\n")
    assert len(found) == 200


@many
@given(pools, weight_lists)
def test_the_shares_and_what_is_left_are_always_the_pool(pool: int, weights: list[Fraction]) -> None:
    found = split(pool, weights)
    assert sum(found.cents) + found.left_cents == pool
    assert found.left_cents == (0 if any(weights) else pool)
    assert len(found.cents) == len(weights)


@many
@given(pools, weight_lists)
def test_every_share_is_within_one_cent_of_its_exact_part(pool: int, weights: list[Fraction]) -> None:
    whole = Fraction(sum(weights) or 1)
    parts = [pool * weight / whole for weight in weights]
    assert all(abs(share - part) < 1 for share, part in zip(split(pool, weights).cents, parts, strict=True))


@many
@given(pools, weight_lists)
def test_no_other_rounding_gives_a_cent_to_a_smaller_remainder(pool: int, weights: list[Fraction]) -> None:
    whole = Fraction(sum(weights) or 1)
    parts = [abs(pool) * weight / whole for weight in weights]
    shares = [abs(share) for share in split(pool, weights).cents]
    up = [(-(part - part // 1), place) for place, part in enumerate(parts) if shares[place] > part]
    down = [(-(part - part // 1), place) for place, part in enumerate(parts) if shares[place] <= part and part % 1]
    assert not any(weights) or max(up, default=(-2, 0)) < min(down, default=(1, 0))


@many
@given(pools, weight_lists)
def test_a_correction_is_split_like_its_opposite(pool: int, weights: list[Fraction]) -> None:
    there, back = split(pool, weights), split(-pool, weights)
    assert (back.cents, back.left_cents) == (tuple(-cents for cents in there.cents), -there.left_cents)


def test_of_equal_parts_the_earlier_gets_the_cent() -> None:
    assert split(5, [1, 1, 1]).cents == (2, 2, 1)
    assert split(-5, [1, 1, 1]).cents == (-2, -2, -1)


def test_the_largest_remainder_comes_before_the_earlier_place() -> None:
    assert split(10, [Decimal("1.2"), Decimal("3.1"), Decimal("5.7")]).cents == (1, 3, 6)


def test_without_any_weight_nobody_is_paid_and_the_pool_is_left() -> None:
    assert split(1234, [0, 0]) == Split((0, 0), 1234)
    assert split(-7, []) == Split((), -7)


def test_a_weight_below_zero_is_refused_by_its_value() -> None:
    with pytest.raises(ValueError, match=r"^A weight of -1/2: give weights of 0 or more\.$"):
        split(100, [1, Fraction(-1, 2)])
