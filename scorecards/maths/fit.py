"""How people differ and change, learnt from past months: the settings of prior.py and pace.py (maths.md C2, C4)."""

from collections.abc import Mapping, Sequence

from scorecards.maths.arrival_likelihood import ArrivalTable, Numbers
from scorecards.maths.mix_likelihood import Answers, Floats, MixTable
from scorecards.maths.search import Kind, search
from scorecards.maths.settings import DEFAULT_ARRIVALS, DEFAULT_MIX, ArrivalSettings, MixSettings

ENOUGH_MONTHS = 200
Settings = tuple[float, float, float]
KINDS = (Kind.POSITIVE, Kind.SHARE, Kind.POSITIVE)


def fit_mixes(channels: Mapping[str, Answers]) -> dict[str, MixSettings]:
    """The mix settings of each channel, by the likelihood of each month given the months before it.

    channels: per channel and person the tallies of 3 to 12 months, oldest first, none left out. A channel with fewer
    than 200 months with answers takes the values of all channels together, and those are the defaults until there are
    as many.
    """
    tables = {name: MixTable.of(people) for name, people in channels.items()}
    together = _fit_mix([*tables.values()], DEFAULT_MIX)
    return {name: _fit_mix([table], together) for name, table in tables.items()}


def fit_arrivals(channels: Mapping[str, Numbers]) -> dict[str, ArrivalSettings]:
    """The arrival settings of each channel, in the same way; the temper keeps its default."""
    tables = {name: ArrivalTable.of(people) for name, people in channels.items()}
    together = _fit_arrivals([*tables.values()], DEFAULT_ARRIVALS)
    return {name: _fit_arrivals([table], together) for name, table in tables.items()}


def _fit_mix(tables: Sequence[MixTable], otherwise: MixSettings) -> MixSettings:
    start = (otherwise.strength, otherwise.memory, otherwise.steadiness)
    return MixSettings(*_fit(tables, start))


def _fit_arrivals(tables: Sequence[ArrivalTable], otherwise: ArrivalSettings) -> ArrivalSettings:
    strength, memory, steadiness = _fit(tables, (otherwise.strength, otherwise.memory, otherwise.steadiness))
    return ArrivalSettings(strength, memory, steadiness, otherwise.temper)


def _fit(tables: Sequence[MixTable] | Sequence[ArrivalTable], start: Settings) -> Settings:
    if sum(table.months() for table in tables) < ENOUGH_MONTHS:
        return start

    def likelihood(values: Floats) -> float:
        return sum(table.likelihood(*values) for table in tables)

    strength, memory, steadiness = search(likelihood, start, KINDS)
    return strength, memory, steadiness
