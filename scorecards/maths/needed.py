"""One case in, one answer out: what `flask needed` reads and writes."""

import re
from collections.abc import Mapping

from scorecards.maths.goal import count, exact_number, goal, quoted
from scorecards.maths.metric import Metric, Tally, exact, score, shown
from scorecards.maths.progress import progress

COUNTS = ("positives", "neutrals", "negatives", "minimum")
KEYS = ("metric", "positives", "neutrals", "negatives", "target", "minimum")
_WHOLE = re.compile(r"-?[0-9]{1,20}")


def needed(case: object) -> dict[str, str | int | None]:
    """The answer to one case, both as plain JSON values.

    The case is a mapping with exactly KEYS: metric "nps" or "csat" in any case of letters; counts as whole numbers 0
    to 10**9; the target as text, a whole number or a Decimal (read JSON with parse_float=Decimal).
    Raises ValueError that names the key, what is wrong and what to give instead.
    """
    values = _with_all_keys(case)
    metric = _metric(values["metric"])
    counts = {key: count(key, values[key]) for key in COUNTS}
    minimum = counts.pop("minimum")
    aim = goal(metric, exact_number(values["target"]), minimum)
    tally = Tally(**counts)
    result, points = progress(metric, tally, aim), score(metric, tally)
    return {
        "state": result.state.value,
        "still_needed": result.still_needed,
        "missing_responses": result.missing_responses,
        "cushion_negative": result.cushion_negative,
        "cushion_neutral": result.cushion_neutral,
        "score": exact(points),
        "shown": shown(points, aim.score),
    }


def needed_from_text(case: Mapping[str, str]) -> dict[str, str | int | None]:
    """The answer to a case whose values are all text, as a command's options are. Raises ValueError as needed()."""
    return needed({key: _whole(text) if key in COUNTS else text for key, text in case.items()})


def _with_all_keys(case: object) -> Mapping[object, object]:
    expected = f"give exactly these: {', '.join(KEYS)}."
    if isinstance(case, Mapping):
        unknown = [quoted(key) for key in case if key not in KEYS]
        missing = [key for key in KEYS if key not in case]
        if unknown:
            raise ValueError(f"{unknown[0]} is not a known key: {expected}")
        if missing:
            raise ValueError(f"{missing[0]} is missing: {expected}")
        return case
    raise ValueError(f"A case must be an object with keys, not {quoted(case)}: {expected}")


def _metric(given: object) -> Metric:
    if not isinstance(given, str) or given.lower() not in list(Metric):
        raise ValueError(f'metric must be "nps" or "csat", not {quoted(given)}.')
    return Metric(given.lower())


def _whole(text: str) -> int | str:
    return int(text) if _WHOLE.fullmatch(text) else text
