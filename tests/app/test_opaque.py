"""Addresses made of numbers: they lead back, and say nothing on the way."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from app.opaque import opened, sealed

KEY, OTHER = b"one key", b"another key"
NUMBERS = st.integers(0, 2**64 - 1)


@given(NUMBERS)
def test_an_address_leads_back_to_its_number(number: int) -> None:
    assert opened(KEY, sealed(KEY, number)) == number


@given(NUMBERS)
def test_another_key_opens_nothing(number: int) -> None:
    assert opened(OTHER, sealed(KEY, number)) is None


@given(st.uuids())
def test_a_guessed_address_is_nothing(guess: UUID) -> None:
    assert opened(KEY, guess) is None


def test_the_addresses_of_neighbours_share_nothing_but_by_chance() -> None:
    addresses = [sealed(KEY, number) for number in range(1, 2001)]
    assert len(set(addresses)) == 2000
    ones = [address.int.bit_count() for address in addresses]
    assert 63 < sum(ones) / len(ones) < 65
    assert len({address.int >> 96 for address in addresses}) > 1990


def test_an_address_stays_as_it_is_from_one_release_to_the_next() -> None:
    assert sealed(KEY, 1) == UUID("6b49f743-250d-5a2e-c871-79413a48c335")
