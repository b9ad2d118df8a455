"""A person with pen and paper: reads the rendered lines of a bonus and redoes the sum from their words alone."""

import re
from collections.abc import Sequence
from fractions import Fraction
from math import ceil, floor

from bonus_rules.steps import Step

SUM = re.compile(r": ([0-9 x+/().-]+) = (-?[0-9./]+)")
NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:/\d+)?")
TOKEN = re.compile(r"(?<![\d./])\d+(?:\.\d+)?(?:/\d+)?")


def rendered(step: Step) -> str:
    return step.text % step.inputs


def calculate(text: str) -> Fraction:
    """A sum of numbers, + - x / and brackets, exactly."""
    return Fraction(eval(TOKEN.sub(r'F("\g<0>")', text).replace("x", "*"), {"F": Fraction}))


def numbers(step: Step) -> list[Fraction]:
    return [Fraction(found) for found in NUMBER.findall(rendered(step))]


def redo(steps: Sequence[Step]) -> tuple[int, int]:
    """The cents secured and possible; raises AssertionError at a line that gives something else than it says."""
    known: set[str] = {"0"}
    carried: dict[str, str] = {}
    secured = possible = 0
    for step in steps:
        value = _line(step)
        assert value == Fraction(step.result), rendered(step)
        for name in ("score", "offset", "percent", "own", "team", "share", "amount", "weights"):
            assert step.inputs.get(name, "0") in known, f"{name} comes from nowhere: {rendered(step)}"
        if step.rule == "carried":
            assert step.inputs["before"] == carried.get(step.inputs["channel"], step.inputs["before"])
            carried[step.inputs["channel"]] = step.result
        if step.rule in ("score", "gate"):
            assert step.inputs["responses"] == carried.get(step.inputs["channel"], step.inputs["responses"])
        if step.rule == "total":
            assert set(step.inputs["terms"].split(" + ")) <= known
        if step.rule == "rounding":
            secured = int(value)
        if step.rule == "possible":
            possible = int(value)
        known.add(step.result)
    return secured, possible


def _line(step: Step) -> Fraction:
    found = SUM.search(rendered(step))
    if found:
        return calculate(found[1])
    *given, result = numbers(step)
    if step.rule == "minimum":
        return Fraction(max(1, ceil(max(given[:2]) * given[2] / given[3])))
    if step.rule == "team_minimum":
        return max(Fraction(1), *given[:2])
    if step.rule == "cap":
        return min(given)
    if step.rule == "possible" and len(given) > 1:
        most, percent, hundred, part_time, eligible, days, _ = given
        return min(Fraction(floor(most * percent / hundred * part_time * eligible / days + Fraction(1, 2))), most)
    if step.rule == "rounding":
        return min(Fraction(floor(given[0] + Fraction(1, 2))), given[1])
    return result
