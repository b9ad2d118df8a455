"""`flask needed`: how many more positive responses a case takes, without any database."""

import json
import sys
from collections.abc import Iterator
from decimal import Decimal

import click

from app.cli import Refused
from scorecards.maths.needed import needed, needed_from_text

OPTIONS = ("metric", "positives", "neutrals", "negatives", "target")
LONGEST_LINE = 10_000


@click.command("needed")
@click.option("--metric", help="nps or csat.")
@click.option("--positives", help="Positive responses so far.")
@click.option("--neutrals", help="Neutral responses so far.")
@click.option("--negatives", help="Negative responses so far.")
@click.option("--target", help="Points, up to six decimals.")
@click.option("--minimum", help="The responses it takes; 0 unless given.")
@click.option("--jsonl", is_flag=True, help="Read cases from standard input, one JSON object a line.")
def needed_command(*, jsonl: bool, **option: str | None) -> None:
    """How many more positive responses reach the target: for one case, or for one on each line."""
    if jsonl:
        if any(value is not None for value in option.values()):
            raise Refused("--jsonl reads its cases from standard input; leave the other options out")
        answered = [_told(answer) for answer in _lines()]
        if not all(answered):
            raise Refused(f"{answered.count(False)} of {len(answered)} lines were refused; see their error")
        return
    try:
        click.echo(json.dumps(needed_from_text(_case(option)), ensure_ascii=False))
    except ValueError as error:
        raise Refused(str(error)) from None


def _case(option: dict[str, str | None]) -> dict[str, str]:
    missing = [f"--{name}" for name in OPTIONS if option[name] is None]
    if missing:
        raise ValueError(f"{', '.join(missing)} missing; give them, or --jsonl and the cases on standard input")
    return {name: text for name, text in option.items() if text is not None} | (
        {} if option["minimum"] is not None else {"minimum": "0"}
    )


def _told(answer: dict[str, object]) -> bool:
    click.echo(json.dumps(answer, ensure_ascii=False))
    return "error" not in answer


def _lines() -> Iterator[dict[str, object]]:
    for place, line in enumerate(sys.stdin, start=1):
        if line.strip():
            yield _answer(place, line)


def _answer(place: int, line: str) -> dict[str, object]:
    try:
        if len(line) > LONGEST_LINE:
            raise ValueError(f"the line has {len(line)} characters, more than {LONGEST_LINE}")
        case = json.loads(line, parse_float=Decimal, parse_constant=_refuse, object_pairs_hook=_once)
        return {**needed(case)}
    except (ValueError, RecursionError) as error:
        return {"error": f"line {place}: {error}"}


def _refuse(name: str) -> object:
    raise ValueError(f"{name} is not a number; write plain digits")


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice; give each once")
    return found
