"""How well chances are forecast on a real month, beside simple rules: `python -m benchmarks.calibration`.

Everything a forecast rests on, the target too, is learnt from one half of the agents and tried on the other half, and
the other way round. Writes docs/calibration.md; the same data give the same file.
"""

import random
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path

from benchmarks.calibration_report import Key, report
from benchmarks.shopzilla import CHANNELS, Days, Rating, between, months, ratings
from scorecards.maths.arrivals import Arrivals
from scorecards.maths.calibration import Forecast
from scorecards.maths.chance import Case
from scorecards.maths.chance_batch import chances
from scorecards.maths.fit import fit_mixes
from scorecards.maths.fit_pace import DaySoFar, fit_pace
from scorecards.maths.goal import Goal, goal
from scorecards.maths.metric import Metric, Tally, score, shown
from scorecards.maths.mix import Mix, pooled
from scorecards.maths.pace import Pace, still_to_come
from scorecards.maths.prior import start_of_month, today
from scorecards.maths.progress import State, progress
from scorecards.maths.tilts import UNTILTED, Tilts, day_profile

REPORT = Path(__file__).resolve().parents[1] / "docs" / "calibration.md"
FORECAST_DAYS = (5, 10, 15, 20, 25)
MINIMA = (12, 5)
TARGET_SHARE = 0.6
SEED = 1
SURE = 1e5
Forecasts = dict[Key, list[Forecast]]


@dataclass(frozen=True, slots=True)
class Learnt:
    """What one half of the agents teaches about one day of the month."""

    start: Mix
    tilts: Tilts
    share: float
    pace: Pace
    temper: float


def main() -> None:
    """Forecast, compare, write the report and say where it is."""
    rated = ratings()
    results = {minimum: forecasts(rated, minimum) for minimum in MINIMA}
    REPORT.write_text(report(results))
    print(REPORT.read_text())


def forecasts(
    rated: Sequence[Rating],
    minimum: int,
    channels: Collection[str] = tuple(CHANNELS),
    days: Sequence[int] = FORECAST_DAYS,
) -> Forecasts:
    """What every rule forecasts, with what came true, by rule, channel, metric and day of the month."""
    found: Forecasts = defaultdict(list)
    for channel, metric in product(channels, Metric):
        people = months(rated, channel, metric)
        for taught, tried in _halves(people):
            aim = _target(metric, taught, minimum)
            for day in days:
                for rule, forecast in _day(metric, aim, day, taught, tried).items():
                    found[rule, channel, metric, day] += forecast
    return found


def _halves(people: Mapping[str, Days]) -> Iterator[tuple[list[Days], list[Days]]]:
    names = list(people)
    random.Random(SEED).shuffle(names)
    one, other = ([people[name] for name in names[start::2]] for start in (0, 1))
    yield one, other
    yield other, one


def _target(metric: Metric, taught: Sequence[Days], minimum: int) -> Goal:
    """The 60th percentile of the scores of those who have the minimum, on the grid of shown scores."""
    tallies = [tally for days in taught if (tally := between(days, 0)).responses >= minimum]
    scores = sorted(points for tally in tallies if (points := score(metric, tally)) is not None)
    return goal(metric, shown(scores[int(TARGET_SHARE * len(scores))], None), minimum)


def _learn(day: int, taught: Sequence[Days]) -> Learnt:
    whole = [between(days, 0) for days in taught]
    settings = fit_mixes({"": [[tally] for tally in whole]})[""]
    before = sum((between(days, 0, day) for days in taught), Tally())
    after = sum((between(days, day) for days in taught), Tally())
    share = before.responses / (before.responses + after.responses)
    so_far = [
        DaySoFar(between(days, 0, day).responses, between(days, day).responses, share, 1 - share) for days in taught
    ]
    start = start_of_month(pooled(whole), (), settings)
    return Learnt(start, Tilts(profile=day_profile(before, after)), share, *fit_pace(so_far))


def _day(
    metric: Metric, aim: Goal, day: int, taught: Sequence[Days], tried: Sequence[Days]
) -> dict[str, list[Forecast]]:
    """What each rule forecasts on this day for those on whom it is tried."""
    learnt = _learn(day, taught)
    now = [between(days, 0, day) for days in tried]
    hits = [progress(metric, between(days, 0), aim).state is State.HIT for days in tried]
    rules = {
        "exact chance": chances([_case(metric, aim, tally, learnt) for tally in now]),
        "without profile": chances([_case(metric, aim, tally, replace(learnt, tilts=UNTILTED)) for tally in now]),
        "extrapolation": chances([_extrapolated(metric, aim, tally, learnt.share) for tally in now]),
        "now >= T and gate": [float(progress(metric, tally, aim).state is State.HIT) for tally in now],
        "now >= T": [float(progress(metric, tally, Goal(aim.score, 0)).state is State.HIT) for tally in now],
        "base rate": [sum(hits) / len(hits)] * len(hits),
    }
    return {
        rule: [Forecast(chance, hit) for chance, hit in zip(found, hits, strict=True)] for rule, found in rules.items()
    }


def _case(metric: Metric, aim: Goal, tally: Tally, learnt: Learnt) -> Case:
    arrivals = still_to_come(learnt.pace, tally.responses, learnt.share, 1 - learnt.share, learnt.temper)
    return Case(metric, tally, aim, today(learnt.start, tally, learnt.tilts), arrivals)


def _extrapolated(metric: Metric, aim: Goal, tally: Tally, share: float) -> Case:
    """The month goes on as it began: own shares (half an answer of each kind added) and own pace, both for certain."""
    own = Mix(tally.positives + 0.5, tally.neutrals + 0.5, tally.negatives + 0.5).worth(SURE)
    mean = tally.responses / share * (1 - share)
    return Case(metric, tally, aim, own, Arrivals(SURE, mean / (SURE + mean)))


if __name__ == "__main__":
    main()
