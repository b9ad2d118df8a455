"""A channel of a scorecard as its page shows it: every figure written in the reader's language, every word chosen."""

from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext

from app.i18n import language, number
from scorecards.board import picture
from scorecards.board.card import ChannelCard, Scorecard
from scorecards.board.headline import Headline, headline
from scorecards.board.picture import Bar
from scorecards.board.prospect_words import prospect_lines, range_line
from scorecards.board.prospecting import Prospects
from scorecards.board.rule import rule
from scorecards.board.what_next import Next, what_next
from scorecards.maths.metric import Metric, score, shown
from scorecards.maths.prospect import Prospect


@dataclass(frozen=True, slots=True)
class Count:
    """How many answers of a kind, and the kind in words."""

    kind: str
    value: int
    label: str


@dataclass(frozen=True, slots=True)
class Face:
    """One channel on the card page. Scores and targets are None where there is none."""

    key: str
    name: str
    metric: str
    headline: Headline
    score: str | None
    target: str | None
    team_score: str | None
    team_target: str | None
    responses: int
    counts: tuple[Count, ...]
    bars: tuple[Bar, ...]
    nexts: tuple[Next, ...]
    rule: tuple[str, ...]
    prospects: tuple[str, ...]
    luck: tuple[str, ...]


def faces(card: Scorecard, prospects: Prospects, *, over: bool) -> list[Face]:
    """Every channel of a card. over: the month has ended, so nothing more can come."""
    return [_face(channel, prospects.get(channel.channel.id), over=over) for channel in card.channels]


def metric_name(metric: Metric) -> str:
    """A metric as people call it."""
    return str(_("Net promoter score (NPS)") if metric is Metric.NPS else _("Overall satisfaction (CSAT)"))


def score_text(channel: ChannelCard) -> str | None:
    """The person's score as shown, in the reader's notation."""
    return None if channel.shown is None else number(channel.shown)


def target_text(channel: ChannelCard) -> str | None:
    """The person's target in the reader's notation."""
    return None if channel.goal is None else number(channel.goal.score)


def _face(channel: ChannelCard, prospect: Prospect | None, *, over: bool) -> Face:
    counts = _counts(channel, over=over)
    goal = channel.team_goal
    team = shown(score(channel.channel.metric, channel.team_tally), goal.score if goal else None)
    return Face(
        key=channel.channel.key,
        name=channel.channel.name_in(language()),
        metric=metric_name(channel.channel.metric),
        headline=headline(channel, over=over),
        score=score_text(channel),
        target=target_text(channel),
        team_score=None if team is None else number(team),
        team_target=None if goal is None else number(goal.score),
        responses=channel.tally.responses,
        counts=counts,
        bars=picture.bars(tuple((count.kind, count.value) for count in counts)),
        nexts=() if over else what_next(channel),
        rule=rule(channel),
        prospects=() if over else prospect_lines(prospect),
        luck=range_line(channel.channel.metric, channel.tally),
    )


def _counts(channel: ChannelCard, *, over: bool) -> tuple[Count, ...]:
    tally, found = channel.tally, channel.progress
    counts = (
        Count("positive", tally.positives, ngettext("positive", "positive", tally.positives)),
        Count("neutral", tally.neutrals, ngettext("neutral", "neutral", tally.neutrals)),
        Count("negative", tally.negatives, ngettext("negative", "negative", tally.negatives)),
    )
    if over or found is None or not found.still_needed:
        return counts
    return (*counts, Count("needed", found.still_needed, _("still needed")))
