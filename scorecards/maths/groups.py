"""Which people may be shown together, so that nobody can be told from a figure. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

LEAST = 5
"""A figure is of at least so many people (product.md, "Who uses it")."""

Name = TypeVar("Name")


@dataclass(frozen=True, slots=True)
class Group(Generic[Name]):
    """Units shown as one: a single one, or several that are too small each."""

    units: tuple[Name, ...]
    people: int


def groups(people: Mapping[Name, int]) -> list[Group[Name]]:
    """Units (teams) by how many people they have, in the order given; those below LEAST are put together at the end.

    When even those together are too few, the smallest of the others joins them: else what the rest leaves of the total
    would tell of them. Empty when there are fewer than LEAST people in all.
    """
    alone = [name for name, count in people.items() if count >= LEAST]
    small = [name for name, count in people.items() if 0 < count < LEAST]
    if small and sum(people[name] for name in small) < LEAST and alone:
        joining = min(alone, key=lambda name: people[name])
        alone.remove(joining)
        small.append(joining)
    together = Group(tuple(small), sum(people[name] for name in small))
    return [Group((name,), people[name]) for name in alone] + ([together] if together.people >= LEAST else [])
