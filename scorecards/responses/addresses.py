"""The outside address of an answer, which tells neither its number nor how many there are."""

import hmac
from uuid import UUID

from flask import current_app

from app import opaque


def address_of(response_id: int) -> UUID:
    """The address of an answer; it holds until the installation's secret key changes."""
    return opaque.sealed(key_from(current_app.config["SECRET_KEY"]), response_id)


def id_at(address: UUID) -> int | None:
    """The internal id of the answer with this address, whether it is stored or not; None for an address of nothing."""
    return opaque.opened(key_from(current_app.config["SECRET_KEY"]), address)


def key_from(secret: str) -> bytes:
    """The key of these addresses, which tells nothing of the installation's secret key."""
    return hmac.digest(secret.encode(), b"addresses of answers", "sha256")
