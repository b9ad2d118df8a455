"""The report of benchmarks/calibration.py as Markdown."""

from collections.abc import Iterable, Mapping

from scorecards.maths.calibration import Forecast, bins, brier, calibration_error
from scorecards.maths.metric import Metric

Key = tuple[str, str, Metric, int]
Results = Mapping[Key, list[Forecast]]
OURS = "exact chance"
KNOWN = {
    "exact chance": (".131", ".015-.018"),
    "without profile": ("", ""),
    "extrapolation": (".155", ".115"),
    "now >= T and gate": (".206", ".206"),
    "now >= T": (".221", ".221"),
    "base rate": (".229", ""),
}
INTRODUCTION = """# Do the chances come true?

Written by `python -m benchmarks.calibration`; run it again to make this file anew (the data lie in `../shared/data`).

The data: 85,907 rated contacts of 1,371 agents of a real support centre in one month. Scores of 1 to 5 stand for CSAT
(4-5 positive, 3 neutral, 1-2 negative) and, in its place, for NPS (5, 4, 1-3). For Inbound, Outcall and all channels
pooled, on day 5, 10, 15, 20 and 25, each agent's chance of ending the month at the target is forecast and held against
what happened. The target is the 60th percentile of those who have the minimum of answers. The target, the mix of
answers and how people differ in it, the answers per day, and the change of mix within the month are learnt from one
half of the agents and tried on the other half, and the other way round. Every agent with an answer in the month counts.

**Brier**: mean squared distance of chance and outcome; smaller is better. **ECE**: how far the chances lie from the
share that hit, in ten steps of chance, on average; 0 is best. The last two columns are the figures of the design, whose
minimum of answers was not written down: with a minimum of 5 the base rate is the one it had, so there the figures can
be held against each other (another way of halving the agents moves Brier by .0003 and ECE by .002). A minimum of 12 is
the product's default.

The rules beside ours: *without profile* is our own, knowing nothing of how the rest of the month differs;
*extrapolation* lets the month go on with the person's own shares and pace; *now >= T* says 1 to those at or above the
target today and 0 to the rest, *and gate* asks for the minimum as well; *base rate* gives everyone the share that hit,
known only afterwards.
"""
CAVEATS = """## What this does not show

- **The profile of the month is learnt in the same month**, from other agents. A live service knows only earlier months.
  This centre's CSAT rose from 80.5 to 84-85 within the month; *without profile* says what that costs. Until several
  months exist, expect an ECE between these figures and .06; chances are hidden in a channel where it passes .05.
- There is one month, so nobody has a history: how levels fade from month to month (`memory`, `steadiness`) rests on
  simulation. The personal part of a forecast is this month's answers alone.
- No rota is known. Someone without an answer by day 5 may be new or away and will have few; here such people are
  usually below the average as well, which no forecast of ours knows, so those in the middle steps are forecast too high
  and those with many answers too low. That is most of the ECE of days 5 and 10.
- The profile tilts the mix a person starts with by (rest of the month : whole month) and their answers so far by
  (rest : up to the day). Tilting both by the latter, as the design words it, gave chances .01 too high.
- About 4 % of the scores may sit on a neighbouring row of the same agent and channel, which blurs single days.
- The same agents are forecast on five days, in two metrics, alone and pooled: the forecasts are far from independent.
"""


def report(results: Mapping[int, Results]) -> str:
    """The whole report; results by minimum of answers."""
    return "\n".join([INTRODUCTION, *(_section(minimum, found) for minimum, found in results.items()), CAVEATS])


def _section(minimum: int, found: Results) -> str:
    ours = _pick(found, OURS)
    mean, truth = sum(f.chance for f in ours) / len(ours), sum(f.hit for f in ours) / len(ours)
    head = (
        f"## A minimum of {minimum} answers\n\n"
        f"{len(ours):,} forecasts; mean chance {mean:.3f}, share that hit {truth:.3f}.\n"
    )
    return "\n".join([head, _rules(found), _days(found), _channels(found), _steps(ours)])


def _rules(found: Results) -> str:
    base = _score(_pick(found, "base rate"))[0]
    rows = []
    for rule, known in KNOWN.items():
        error, gap = _score(_pick(found, rule))
        rows.append([rule, f"{error:.4f}", f"{1 - error / base:.3f}", f"{gap:.4f}", *known])
    return _table(["rule", "Brier", "share of base rate's Brier saved", "ECE", "design: Brier", "design: ECE"], rows)


def _days(found: Results) -> str:
    days = sorted({key[3] for key in found})
    rows = [[rule, *(f"{_score(_pick(found, rule, day=day))[0]:.3f}" for day in days)] for rule in KNOWN] + [
        ["ECE of exact chance", *(f"{_score(_pick(found, OURS, day=day))[1]:.3f}" for day in days)]
    ]
    return _table(["Brier by day", *map(str, days)], rows)


def _channels(found: Results) -> str:
    rows = []
    for channel, metric in dict.fromkeys((key[1], key[2]) for key in found):
        ours = _pick(found, OURS, channel, metric)
        base = _pick(found, "base rate", channel, metric)
        mean, truth = sum(f.chance for f in ours) / len(ours), sum(f.hit for f in ours) / len(ours)
        error, gap = _score(ours)
        figures = [f"{value:.3f}" for value in (mean, truth, error, _score(base)[0], gap)]
        rows.append([f"{channel} {metric.upper()}", f"{len(ours):,}", *figures])
    return _table(["exact chance", "forecasts", "mean chance", "hit", "Brier", "base rate's Brier", "ECE"], rows)


def _steps(ours: Iterable[Forecast]) -> str:
    rows = [[f"{step.chance:.3f}", f"{step.hits:.3f}", f"{step.forecasts:,}"] for step in bins(ours)]
    return _table(["mean chance in the step", "share that hit", "forecasts"], rows)


def _pick(
    found: Results, rule: str, channel: str | None = None, metric: Metric | None = None, day: int | None = None
) -> list[Forecast]:
    wanted = (rule, channel, metric, day)
    return [
        forecast
        for key, forecasts in found.items()
        if all(want is None or want == have for want, have in zip(wanted, key, strict=True))
        for forecast in forecasts
    ]


def _score(forecasts: list[Forecast]) -> tuple[float, float]:
    return brier(forecasts) or 0.0, calibration_error(forecasts) or 0.0


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines) + "\n"
