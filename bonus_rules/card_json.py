"""A card with its bonus as plain values, the way `flask card --json` prints it. Pure."""

from app import clock
from bonus_rules.rules import Bonus
from scorecards.board.card import ChannelCard, Scorecard
from scorecards.maths.metric import exact


def card_json(card: Scorecard, bonus: Bonus | None) -> dict[str, object]:
    """The card's facts; scores as exact fractions in text, money in whole cents; no bonus where no plan is in force."""
    return {
        "employee_number": card.person.employee_number,
        "month": clock.month_text(card.month),
        "as_of": card.as_of.isoformat(),
        "channels": [_channel(line) for line in card.channels],
        "bonus": None if bonus is None else _bonus(bonus),
    }


def _channel(line: ChannelCard) -> dict[str, object]:
    progress = line.progress
    return {
        "channel": line.channel.key,
        "metric": str(line.channel.metric),
        "positives": line.tally.positives,
        "neutrals": line.tally.neutrals,
        "negatives": line.tally.negatives,
        "responses": line.tally.responses,
        "score": exact(line.score),
        "shown": line.shown,
        "target": None if line.goal is None else str(line.goal.score),
        "minimum": None if line.goal is None else line.goal.minimum,
        "state": line.state,
        "still_needed": progress.still_needed if progress else None,
        "missing_responses": progress.missing_responses if progress else None,
        "cushion_negative": progress.cushion_negative if progress else None,
        "cushion_neutral": progress.cushion_neutral if progress else None,
    }


def _bonus(bonus: Bonus) -> dict[str, object]:
    return {
        "currency": bonus.currency,
        "secured_cents": bonus.secured_cents,
        "possible_cents": bonus.possible_cents,
        "steps": [
            {"rule": step.rule, "text": step.text % step.inputs, "inputs": step.inputs, "result": step.result}
            for step in bonus.steps
        ],
    }
