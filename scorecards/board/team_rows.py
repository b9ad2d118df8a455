"""A team as its supervisor's page shows it: one row a person, the nearest to a target first; scores, never euros."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from flask_babel import gettext as _
from flask_babel import ngettext

from app.i18n import language
from scorecards.board.card import ChannelCard, Scorecard
from scorecards.board.presenting import score_text, target_text
from scorecards.board.standing import Standing, standing
from scorecards.board.team_choice import Choice, narrowed, ordered, states
from scorecards.maths.progress import State


@dataclass(frozen=True, slots=True)
class Place:
    """Where one person stands in one channel; figure is empty where a number would mislead."""

    tone: Standing
    word: str
    figure: str
    figure_words: str
    score: str | None
    target: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """A person and a place for each of the team's channels, None for a channel the person does not serve."""

    uuid: UUID
    name: str
    away: bool
    places: tuple[Place | None, ...]


@dataclass(frozen=True, slots=True)
class StateCount:
    """A state, and how many people have a target in it; current: the page keeps to it."""

    tone: Standing
    word: str
    people: int
    current: bool


@dataclass(frozen=True, slots=True)
class TeamPage:
    """The channels as columns, the people as rows, and how many people there are and have a target in each state.

    Both counts are of those whom channel and name leave, whatever the state that is kept to.
    """

    channels: tuple[str, ...]
    rows: tuple[Row, ...]
    people: int
    states: tuple[StateCount, ...]


def team_page(cards: Sequence[Scorecard], away: Collection[int], chosen: Choice, *, over: bool) -> TeamPage:
    """The page of these people. away: the ids of those absent today. over: the month has ended."""
    left = narrowed(cards, chosen)
    served = {channel.channel.id: channel.channel for card in left for channel in card.channels}
    ids = sorted(served)
    kept = kept_to(left, chosen, over=over)
    found = Counter(tone for card in left for tone in states(card, over=over))
    words = state_words()
    counts = (StateCount(tone, words[tone], found[tone], tone == chosen.state) for tone in words)
    return TeamPage(
        channels=tuple(served[each].name_in(language()) for each in ids),
        rows=tuple(_row(card, ids, card.person.id in away, over=over) for card in ordered(kept, chosen.sort)),
        people=len(left),
        states=tuple(count for count in counts if count.people or count.current),
    )


def kept_to(cards: Sequence[Scorecard], chosen: Choice, *, over: bool) -> list[Scorecard]:
    """Those of these people who have a target in the chosen state; all where none is chosen."""
    return [card for card in cards if not chosen.state or chosen.state in states(card, over=over)]


def _row(card: Scorecard, ids: Sequence[int], away: bool, *, over: bool) -> Row:
    own = {channel.channel.id: _place(channel, over=over) for channel in card.channels}
    return Row(card.person.uuid, card.person.name, away, tuple(own.get(each) for each in ids))


def _place(channel: ChannelCard, *, over: bool) -> Place:
    tone = standing(channel, over=over)
    figure, words = _figure(channel, over=over)
    word = _("No answers yet") if channel.state == State.NO_DATA else state_words()[tone]
    return Place(tone, word, figure, words, score_text(channel), target_text(channel))


def _figure(channel: ChannelCard, *, over: bool) -> tuple[str, str]:
    found = channel.progress
    if found is None or not found.still_needed:
        return "", ""
    return str(found.still_needed), _figure_words(found.state, found.still_needed, over=over)


def _figure_words(state: State, needed: int, *, over: bool) -> str:
    text: str
    if state is State.NEEDS_RESPONSES:
        text = ngettext("more answer", "more answers", needed)
    else:
        text = ngettext("more positive", "more positive", needed)
    return _("short of the target") if over else text


def state_words() -> dict[Standing, str]:
    """Every state in words, the one to act on first."""
    return {
        Standing.CLOSE: _("Close to target"),
        Standing.ON_THE_WAY: _("On the way"),
        Standing.TOO_FEW: _("Too few answers"),
        Standing.STUCK: _("Stuck"),
        Standing.MET: _("Target met"),
        Standing.MISSED: _("Not met"),
        Standing.NO_TARGET: _("No target"),
    }
