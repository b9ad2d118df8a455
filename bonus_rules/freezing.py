"""What a closed month keeps of a result: amount, figures and steps as rows, and the digest that two people sign."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from bonus_rules.models import PlanRow
from bonus_rules.rules import Bonus
from scorecards.board.card import ChannelCard, Scorecard
from scorecards.maths.metric import exact


@dataclass(frozen=True, slots=True)
class Result:
    """What a month comes to for one person: the card and the bonus it pays."""

    card: Scorecard
    bonus: Bonus


def digest(found: Sequence[Result]) -> tuple[str, int]:
    """The SHA-256 of everything the statements will hold, and the sum of their cents."""
    frozen = [[*_who(r), _figures(r.card), _steps(r.bonus), r.bonus.secured_cents] for r in found]
    text = json.dumps(sorted(frozen, key=lambda line: str(line[0])), sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest(), sum(result.bonus.secured_cents for result in found)


def statement(result: Result, month: date, plan: PlanRow) -> dict[str, object]:
    """The row of a person's statement."""
    person = result.card.person
    return {
        "month": month,
        "person_id": person.id,
        "team_id": person.team_id,
        **dict(zip(("employee_number", "name", "team"), _who(result), strict=True)),
        "plan_id": plan.id,
        "currency": result.bonus.currency,
        "amount_cents": result.bonus.secured_cents,
        "figures": _figures(result.card),
        "steps": _steps(result.bonus),
    }


def _who(result: Result) -> tuple[str, str, str]:
    person = result.card.person
    return person.employee_number, person.name, person.team or ""


def _steps(bonus: Bonus) -> list[dict[str, object]]:
    return [asdict(step) for step in bonus.steps]


def _figures(card: Scorecard) -> list[dict[str, object]]:
    return [_channel(line) for line in card.channels]


def _channel(line: ChannelCard) -> dict[str, object]:
    return {
        "channel": line.channel.key,
        "metric": str(line.channel.metric),
        "counts": [line.tally.positives, line.tally.neutrals, line.tally.negatives],
        "team_counts": [line.team_tally.positives, line.team_tally.neutrals, line.team_tally.negatives],
        "score": None if line.score is None else exact(line.score),
        "target": None if line.goal is None else str(line.goal.score),
        "minimum": None if line.goal is None else line.goal.minimum,
        "state": line.state,
    }
