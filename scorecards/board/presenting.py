"""A channel of a scorecard as its page shows it: every figure written in the reader's language, every word chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from flask_babel import gettext as _
from flask_babel import ngettext

from app.charts import Chart
from app.i18n import language, number
from scorecards.board import picture
from scorecards.board.card import ChannelCard, Scorecard
from scorecards.board.even_pace import even_pace
from scorecards.board.headline import Headline, headline
from scorecards.board.history import MonthOfCard
from scorecards.board.history_chart import history_chart
from scorecards.board.pace_words import Way, way
from scorecards.board.picture import Bar
from scorecards.board.prospect_words import prospect_lines, range_line
from scorecards.board.prospecting import Prospects
from scorecards.board.rule import rule
from scorecards.maths.metric import Metric, Tally, score, shown


@dataclass(frozen=True, slots=True)
class Count:
    """How many answers of a kind, and the kind in words."""

    kind: str
    value: int
    label: str


@dataclass(frozen=True, slots=True)
class Face:
    """One channel on the card page. Scores and targets are None where there is none, way where it is over."""

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
    way: Way | None
    rule: tuple[str, ...]
    prospects: tuple[str, ...]
    luck: tuple[str, ...]
    chart: Chart | None


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a card's figures: prospects, earlier months and how much of the month is worked."""

    prospects: Prospects
    history: Mapping[int, Sequence[MonthOfCard]]
    share: Fraction


def faces(card: Scorecard, beside: Beside, *, over: bool) -> list[Face]:
    """Every channel of a card. over: the month has ended, so nothing more can come."""
    return [_face(channel, beside, over=over) for channel in card.channels]


def metric_name(metric: Metric) -> str:
    """A metric as people call it."""
    return str(_("Net promoter score (NPS)") if metric is Metric.NPS else _("Overall satisfaction (CSAT)"))


def score_text(channel: ChannelCard) -> str | None:
    """The person's score as shown, in the reader's notation."""
    return None if channel.shown is None else number(channel.shown)


def target_text(channel: ChannelCard) -> str | None:
    """The person's target in the reader's notation."""
    return None if channel.goal is None else number(channel.goal.score)


def _face(channel: ChannelCard, beside: Beside, *, over: bool) -> Face:
    info, prospect = channel.channel, beside.prospects.get(channel.channel.id)
    counts = _counts(channel.tally)
    goal = channel.team_goal
    team = shown(score(info.metric, channel.team_tally), goal.score if goal else None)
    return Face(
        key=info.key,
        name=info.name_in(language()),
        metric=metric_name(info.metric),
        headline=headline(channel, over=over),
        score=score_text(channel),
        target=target_text(channel),
        team_score=None if team is None else number(team),
        team_target=None if goal is None else number(goal.score),
        responses=channel.tally.responses,
        counts=counts,
        bars=picture.bars(tuple((count.kind, count.value) for count in counts)),
        way=None if over else way(even_pace(channel, beside.share)),
        rule=rule(channel),
        prospects=() if over else prospect_lines(prospect),
        luck=range_line(info.metric, channel.tally),
        chart=history_chart(info, beside.history.get(info.id, ())),
    )


def _counts(tally: Tally) -> tuple[Count, ...]:
    return (
        Count("positive", tally.positives, ngettext("positive", "positive", tally.positives)),
        Count("neutral", tally.neutrals, ngettext("neutral", "neutral", tally.neutrals)),
        Count("negative", tally.negatives, ngettext("negative", "negative", tally.negatives)),
    )
