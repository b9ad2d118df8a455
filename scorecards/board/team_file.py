"""A team's month as a file: one line for each person and channel, figures as plain numbers."""

from collections.abc import Iterator, Sequence

from flask_babel import gettext as _

from app import clock
from app.i18n import language
from scorecards.board.card import ChannelCard, Scorecard
from scorecards.board.standing import standing
from scorecards.board.team_choice import Choice, narrowed, ordered
from scorecards.board.team_rows import kept_to, state_words


def team_lines(cards: Sequence[Scorecard], chosen: Choice, *, over: bool) -> Iterator[tuple[object, ...]]:
    """The lines of what the page shows, in its order, a head first. over: the month has ended."""
    yield (
        _("Month"),
        _("Employee number"),
        _("Name"),
        _("Channel"),
        _("State"),
        _("Score"),
        _("Target"),
        _("Minimum"),
        _("Answers"),
        _("Positive"),
        _("Neutral"),
        _("Negative"),
        _("Still needed"),
    )
    for card in ordered(kept_to(narrowed(cards, chosen), chosen, over=over), chosen.sort):
        for channel in card.channels:
            yield (
                clock.month_text(card.month),
                card.person.employee_number,
                card.person.name,
                *_cells(channel, over=over),
            )


def _cells(channel: ChannelCard, *, over: bool) -> tuple[object, ...]:
    goal, tally, found = channel.goal, channel.tally, channel.progress
    return (
        channel.channel.name_in(language()),
        state_words()[standing(channel, over=over)],
        channel.shown,
        None if goal is None else goal.score,
        None if goal is None else goal.minimum,
        tally.responses,
        tally.positives,
        tally.neutrals,
        tally.negatives,
        None if found is None else found.still_needed,
    )
