"""What the figures of many cards cost on one core: `python -m benchmarks.cards [EMPLOYEE-CHANNELS]`.

Prints the processor time of each part at three volumes of answers and, beside it, what the same chances cost by the
reference, one case at a time, on a sample. The goal for 100,000 is 10 s for still needed and chance, better 4 s.
"""

import random
import sys
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import process_time
from typing import TypeVar

from scorecards.maths.chance import Case, chance
from scorecards.maths.chance_batch import chances
from scorecards.maths.goal import Goal, goal
from scorecards.maths.metric import Metric, Tally
from scorecards.maths.mix import Mix, pooled
from scorecards.maths.outlook import outlook, remaining
from scorecards.maths.pace import PastMonth, pace, still_to_come
from scorecards.maths.prior import start_of_month, today
from scorecards.maths.progress import progress
from scorecards.maths.settings import DEFAULT_ARRIVALS

USUAL = 100_000
SAMPLE = 300
RUNS = 3
PASS, TOP = 10.0, 4.0
VOLUMES = (6, 15, 30)
ELAPSED = 0.5
TEMPER = DEFAULT_ARRIVALS.temper
TARGETS = {Metric.NPS: ("30", "42.5", "50", "57.3"), Metric.CSAT: ("80", "82.5", "85", "90")}
NEEDED, EXPECTED, CHANCE, WORDS = "still needed, cushions", "mix and arrivals", "chance", "words and range"
PROMISED = (NEEDED, EXPECTED, CHANCE)
REFERENCE = "chance by the reference, on a sample"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Person:
    """One employee in one channel: this month's and earlier counts, and the target."""

    metric: Metric
    goal: Goal
    tally: Tally
    history: tuple[Tally, ...]


def main(number: int) -> None:
    """Print a table for each volume of answers."""
    print(f"{number:,} employee-channels on one core; processor time, median of {RUNS} runs and their range")
    for still in VOLUMES:
        people = people_of(number, still)
        runs = [costs(people, still) for _ in range(RUNS)]
        print(f"\nabout {still} answers still to come          seconds                 microseconds each")
        for part in (NEEDED, EXPECTED, CHANCE, WORDS):
            _line(part, [run[part] for run in runs], number)
        totals = [sum(run[part] for part in PROMISED) for run in runs]
        _line("still needed to chance", totals, number)
        print(f"  goal for so many: {PASS * number / USUAL:.1f} s, better {TOP * number / USUAL:.1f} s")
        _line(REFERENCE, [run[REFERENCE] for run in runs], min(number, SAMPLE))
        each, batch = (median(run[part] for run in runs) for part in (REFERENCE, CHANCE))
        print(f"  all together cost {each / min(number, SAMPLE) / (batch / number):.0f} times less than one by one")


def costs(people: list[Person], still: int) -> dict[str, float]:
    """The processor seconds of each part."""
    channel = pooled(tally for person in people for tally in person.history)
    needed, found = timed(lambda: [progress(p.metric, p.tally, p.goal) for p in people])
    expected, cases = timed(lambda: [case(person, channel, still) for person in people])
    batch, result = timed(lambda: chances(cases))
    words, _ = timed(
        lambda: [
            (outlook(step.still_needed, one.arrivals, p), remaining(one.arrivals))
            for step, one, p in zip(found, cases, result, strict=True)
        ]
    )
    sample = cases[:SAMPLE]
    reference, checked = timed(lambda: [chance(one) for one in sample])
    if max(abs(one - other) for one, other in zip(checked, result, strict=False)) > 1e-9:
        raise SystemExit("The chances differ from the reference by more than 1e-9.")
    return {NEEDED: needed, EXPECTED: expected, CHANCE: batch, WORDS: words, REFERENCE: reference}


def case(person: Person, channel: Mix, still: int) -> Case:
    """What the chance rests on, from the person's history."""
    start = start_of_month(channel, person.history)
    past = [PastMonth(tally.responses, 1.0) for tally in person.history]
    arrivals = still_to_come(pace(still / ELAPSED, past), person.tally.responses, 1 - ELAPSED, ELAPSED, TEMPER)
    return Case(person.metric, person.tally, person.goal, today(start, person.tally), arrivals)


def people_of(number: int, still: int) -> list[Person]:
    """Made-up people in the middle of a month; the same for the same numbers."""
    dice = random.Random(still)
    goals = {metric: [goal(metric, text, 12) for text in texts] for metric, texts in TARGETS.items()}
    return [_person(dice, goals, still) for _ in range(number)]


def _person(dice: random.Random, goals: dict[Metric, list[Goal]], still: int) -> Person:
    metric = dice.choice(list(Metric))
    rate, level = dice.gammavariate(4, still / 4), dice.betavariate(16, 5)
    history = tuple(_tally(dice, rate * 2, level) for _ in range(3))
    return Person(metric, dice.choice(goals[metric]), _tally(dice, rate, level), history)


def _tally(dice: random.Random, mean: float, level: float) -> Tally:
    answers = max(0, round(dice.gauss(mean, mean**0.5)))
    drawn = [dice.random() for _ in range(answers)]
    positives = sum(x < level for x in drawn)
    neutrals = sum(level <= x < (1 + level) / 2 for x in drawn)
    return Tally(positives, neutrals, answers - positives - neutrals)


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """The processor seconds of some work and what it gave."""
    began = process_time()
    result = work()
    return process_time() - began, result


def _line(part: str, times: list[float], number: int) -> None:
    spread = f"({min(times):.2f}-{max(times):.2f})"
    print(f"  {part:<38}{median(times):>7.2f} {spread:<16}{median(times) / number * 1e6:>14.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else USUAL)
