"""A card with its bonus as plain values, the way `flask card --json` prints it. Pure."""

from app import clock
from bonus_rules.rules import Bonus
from scorecards.board.card import ChannelCard, Scorecard
from scorecards.board.prospecting import Prospects
from scorecards.maths.interval import interval
from scorecards.maths.metric import exact
from scorecards.maths.prospect import Prospect


def card_json(card: Scorecard, bonus: Bonus | None, prospects: Prospects) -> dict[str, object]:
    """The card's facts; scores as exact fractions in text, money in whole cents; no bonus where no plan is in force."""
    return {
        "employee_number": card.person.employee_number,
        "month": clock.month_text(card.month),
        "as_of": card.as_of.isoformat(),
        "channels": [_channel(line, prospects.get(line.channel.id)) for line in card.channels],
        "bonus": None if bonus is None else _bonus(bonus),
    }


def _channel(line: ChannelCard, prospect: Prospect | None) -> dict[str, object]:
    progress = line.progress
    luck = interval(line.channel.metric, line.tally)
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
        "range": None if luck is None else [luck.low, luck.high],
        "outlook": None if prospect is None else str(prospect.outlook),
        "usually_still_to_come": None if prospect is None else prospect.remaining.mean,
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
