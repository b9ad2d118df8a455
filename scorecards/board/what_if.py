"""Imagined answers on top of a card: "the next one is a 9". Pure; nothing of it is stored."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from scorecards.board.card import ChannelCard, Scorecard
from scorecards.channels.queries import ChannelInfo
from scorecards.maths.metric import Tally

MOST = 10
_ONE = re.compile(r"(?a:([a-z0-9_-]{1,40}):(-?\d{1,4}))")


@dataclass(frozen=True, slots=True)
class Imagined:
    """An answer that could come: its channel's key and its score on that channel's scale."""

    channel: str
    score: int


def parse(text: str, card: Scorecard) -> tuple[Imagined, ...]:
    """The answers written "phone:9,chat:3", at most ten.

    Raises ValueError for anything else, for a channel that is not on the card and for a score off its scale.
    """
    known = {line.channel.key: line.channel for line in card.channels}
    found = tuple(_one(part, known) for part in text.split(",")) if text else ()
    if len(found) > MOST:
        raise ValueError(f"at most {MOST} answers can be imagined at once, not {len(found)}")
    return found


def written(imagined: Sequence[Imagined]) -> str:
    """The answers as parse() reads them."""
    return ",".join(f"{one.channel}:{one.score}" for one in imagined)


def kinds(info: ChannelInfo) -> tuple[int, ...]:
    """A score of each kind on a channel's scale, the best first: 9, 7 and 3 on 0-10, 4, 3 and 1 on 1-5."""
    neutral = (info.negative_to + 1,) if info.positive_from - info.negative_to > 1 else ()
    return info.positive_from, *neutral, (info.scale_min + info.negative_to) // 2


def with_imagined(card: Scorecard, imagined: Sequence[Imagined]) -> Scorecard:
    """The card as if these answers had come: the person's counts and, within a team, the team's."""
    more = added(card, imagined)
    in_team = card.person.team_id is not None
    return replace(
        card, channels=tuple(_with(line, more.get(line.channel.key, Tally()), in_team) for line in card.channels)
    )


def added(card: Scorecard, imagined: Sequence[Imagined]) -> dict[str, Tally]:
    """What these answers add, by the channel's key; channels without any are left out."""
    infos = {line.channel.key: line.channel for line in card.channels}
    more: dict[str, Tally] = {}
    for one in imagined:
        more[one.channel] = more.get(one.channel, Tally()) + _kind(infos[one.channel].band(one.score))
    return more


def _one(part: str, known: dict[str, ChannelInfo]) -> Imagined:
    match = _ONE.fullmatch(part)
    if match is None or match[1] not in known:
        raise ValueError(f"{part!r} is no answer on this card; write a channel and a score such as phone:9")
    known[match[1]].band(int(match[2]))
    return Imagined(match[1], int(match[2]))


def _kind(band: int) -> Tally:
    return {1: Tally(positives=1), 0: Tally(neutrals=1), -1: Tally(negatives=1)}[band]


def _with(line: ChannelCard, more: Tally, in_team: bool) -> ChannelCard:
    return replace(line, tally=line.tally + more, team_tally=line.team_tally + (more if in_team else Tally()))
