"""Where tallies differ from the answers they count."""

from collections.abc import Mapping
from dataclasses import dataclass

from scorecards.tallies.rollup import Counts, Place


@dataclass(frozen=True, slots=True)
class Drift:
    """A tally that is not what the answers come to."""

    place: Place
    tally: Counts
    answers: Counts


def drifts(tallies: Mapping[Place, Counts], answers: Mapping[Place, Counts]) -> list[Drift]:
    """Where tallies differ from a count of the answers; a missing side is all zeros."""
    nothing = (0, 0, 0)
    pairs = ((place, tallies.get(place, nothing), answers.get(place, nothing)) for place in {**tallies, **answers})
    return [Drift(place, tally, counted) for place, tally, counted in pairs if tally != counted]
