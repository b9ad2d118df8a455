"""A card with its bonus as text for a terminal. Pure."""

from app import clock
from bonus_rules.export_rows import decimal_text
from bonus_rules.rules import Bonus
from scorecards.board.card import ChannelCard, Scorecard


def card_text(card: Scorecard, bonus: Bonus | None) -> str:
    """The card's facts, the number first, then the bonus with each step of its sum."""
    head = f"{card.person.name} ({card.person.employee_number}), {clock.month_text(card.month)} as of {card.as_of}"
    lines = [_channel(line) for line in card.channels] or ["  No channel has answers for this person or team yet."]
    return "\n".join([head, *lines, *_bonus(bonus)])


def _channel(line: ChannelCard) -> str:
    tally, progress = line.tally, line.progress
    counts = f"{tally.positives} positive, {tally.neutrals} neutral, {tally.negatives} negative of {tally.responses}"
    against = f"target {line.goal.score}, minimum {line.goal.minimum}" if line.goal else "no target"
    needed = "" if progress is None or progress.still_needed is None else f", still needed {progress.still_needed}"
    return f"  {line.channel.name}: {line.state}{needed}; score {line.shown or '-'}, {against}; {counts}"


def _bonus(bonus: Bonus | None) -> list[str]:
    if bonus is None:
        return ["  No bonus plan is in force."]
    secured, possible = decimal_text(bonus.secured_cents), decimal_text(bonus.possible_cents)
    head = f"  Bonus: {secured} {bonus.currency} secured, {possible} possible"
    return [head, *(f"    {step.text % step.inputs}" for step in bonus.steps)]
