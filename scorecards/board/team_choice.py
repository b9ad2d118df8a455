"""What of a team is shown and in which order: the choices in the page's address. Pure."""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from typing import Any

from scorecards.board.card import ChannelCard, Scorecard
from scorecards.board.standing import Standing, closeness, standing


class Sort(StrEnum):
    """The order of the rows."""

    NEAREST = "nearest"
    NAME = "name"
    SCORE = "score"
    ANSWERS = "answers"


@dataclass(frozen=True, slots=True)
class Choice:
    """A channel's key and a state to keep to, empty for all; the order; and a part of a name to look for."""

    channel: str = ""
    state: str = ""
    sort: Sort = Sort.NEAREST
    name: str = ""

    def parts(self) -> dict[str, str]:
        """The choice as parts of an address, those left open omitted."""
        sort = "" if self.sort is Sort.NEAREST else self.sort.value
        parts = {"channel": self.channel, "state": self.state, "sort": sort, "q": self.name}
        return {name: value for name, value in parts.items() if value}


def choice(asked: Callable[[str], str], channels: Sequence[str]) -> Choice:
    """The choice in an address, by a function that gives a part or ""; what is unknown is as good as not given."""
    channel, state, sort = asked("channel"), asked("state"), asked("sort")
    return Choice(
        channel=channel if channel in channels else "",
        state=state if state in list(Standing) else "",
        sort=Sort(sort) if sort in list(Sort) else Sort.NEAREST,
        name=asked("q").strip()[:100],
    )


def narrowed(cards: Sequence[Scorecard], chosen: Choice) -> list[Scorecard]:
    """The cards of those whose name fits, with the chosen channel alone; who does not serve it is left out."""
    wanted = _plain(chosen.name)
    found = [card for card in cards if wanted in _plain(card.person.name)]
    if not chosen.channel:
        return found
    found = [replace(card, channels=_only(card, chosen.channel)) for card in found]
    return [card for card in found if card.channels]


def states(card: Scorecard, *, over: bool) -> set[Standing]:
    """Every state a person's channels are in."""
    return {standing(channel, over=over) for channel in card.channels}


def ordered(cards: Sequence[Scorecard], sort: Sort) -> list[Scorecard]:
    """The cards in order: the nearest target, the name, the lowest score, or the fewest answers first."""
    keys: dict[Sort, Callable[[Scorecard], tuple[Any, str]]] = {
        Sort.NEAREST: closeness,
        Sort.NAME: lambda card: (0, card.person.name),
        Sort.SCORE: lambda card: (_lowest(card), card.person.name),
        Sort.ANSWERS: lambda card: (_fewest(card), card.person.name),
    }
    return sorted(cards, key=keys[sort])


def _only(card: Scorecard, key: str) -> tuple[ChannelCard, ...]:
    return tuple(channel for channel in card.channels if channel.channel.key == key)


def _lowest(card: Scorecard) -> tuple[int, Fraction]:
    """Whoever has no score comes last."""
    scores = [channel.score for channel in card.channels if channel.score is not None]
    return (0, min(scores)) if scores else (1, Fraction(0))


def _fewest(card: Scorecard) -> tuple[int, int]:
    """Whoever serves no channel comes last."""
    counts = [channel.tally.responses for channel in card.channels]
    return (0, min(counts)) if counts else (1, 0)


def _plain(text: str) -> str:
    """A name as it is looked for: without capitals and without the marks on its letters."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
