"""Addresses that give nothing away: a row's number as a UUID, and back, by a secret key. Pure.

Two halves of a block are mixed four times by HMAC-SHA256, which nobody without the key tells from chance: neighbours
look unrelated, the number of rows stays hidden, and a guessed UUID is a number's with a chance of 1 in 2**64.
"""

import hmac
from uuid import UUID

_HALF = 64
_LAST = 2**_HALF - 1
_ROUNDS = range(4)


def sealed(key: bytes, number: int) -> UUID:
    """The address of a number, 0 to 2**64 - 1; the same for as long as the key is."""
    left, right = 0, number
    for turn in _ROUNDS:
        left, right = right, left ^ _mixed(key, turn, right)
    return UUID(int=left << _HALF | right)


def opened(key: bytes, address: UUID) -> int | None:
    """The number of an address, None for one that this key never made."""
    left, right = address.int >> _HALF, address.int & _LAST
    for turn in reversed(_ROUNDS):
        left, right = right ^ _mixed(key, turn, left), left
    return right if left == 0 else None


def _mixed(key: bytes, turn: int, half: int) -> int:
    block = bytes([turn]) + half.to_bytes(_HALF // 8, "big")
    return int.from_bytes(hmac.digest(key, block, "sha256")[: _HALF // 8], "big")
