"""How a route is tried."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tests.access.world import World

Make = Callable[[World, str], Mapping[str, Any]]


def nothing(_world: World, _number: str) -> dict[str, Any]:
    """No values: the object is nobody's."""
    return {}


@dataclass(frozen=True, slots=True)
class Sample:
    """A route's address and form. page: whether a GET shows a page of its own, not a file, a figure or a way on."""

    address: Make = nothing
    body: Make = nothing
    page: bool = True
