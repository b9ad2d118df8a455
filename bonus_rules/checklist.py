"""What HR looks through before a month is approved: what may be missing, and who gets nothing and why."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.wording import N_
from bonus_rules.freezing import Result
from bonus_rules.plan_document import Plan
from scorecards.board.card import NO_TARGET
from scorecards.responses import queries as responses

UNMATCHED = N_("Responses matched to nobody")
NO_TARGETS = N_("Channels without a target")
NO_WEIGHTS = N_("Channels without a weight in the plan")
NO_ANSWERS = N_("People without a response this month")
BELOW_MINIMUM = N_("People below the minimum in every channel")
NOTHING_PAID = N_("People whose bonus is nothing")


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the checklist: what was looked at, how many, and the first names or keys. None found is good."""

    text: str
    count: int
    examples: tuple[str, ...]


def checklist(session: Session, month: date, results: Sequence[Result], plan: Plan) -> list[Item]:
    """Every line, in the order to look at them; examples are at most five."""
    lines = [line for result in results for line in result.card.channels]
    no_target = Counter(line.channel.name for line in lines if line.state == NO_TARGET)
    no_weight = Counter(line.channel.name for line in lines if plan.weight(line.channel.key) is None)
    silent = [_name(r) for r in results if not any(line.tally.responses for line in r.card.channels)]
    below = [_name(r) for r in results if _name(r) not in silent and _all_below(r)]
    unpaid = [_name(r) for r in results if not r.bonus.secured_cents]
    return [
        Item(UNMATCHED, responses.unmatched(session, month), ()),
        _item(NO_TARGETS, sorted(no_target)),
        _item(NO_WEIGHTS, sorted(no_weight)),
        _item(NO_ANSWERS, silent),
        _item(BELOW_MINIMUM, below),
        _item(NOTHING_PAID, unpaid),
    ]


def _name(result: Result) -> str:
    return f"{result.card.person.name} ({result.card.person.employee_number})"


def _all_below(result: Result) -> bool:
    return all(line.progress is None or line.progress.missing_responses for line in result.card.channels)


def _item(text: str, names: list[str]) -> Item:
    return Item(text, len(names), tuple(names[:5]))
