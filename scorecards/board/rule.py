"""The sentences behind a channel's figures, with its own numbers in them, so that anybody can count again."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from flask_babel import gettext as _

from app.i18n import number
from scorecards.board.card import ChannelCard
from scorecards.channels.queries import ChannelInfo
from scorecards.maths.goal import Goal
from scorecards.maths.metric import Metric
from scorecards.maths.progress import price_of_negative, price_of_neutral


def rule(channel: ChannelCard) -> tuple[str, ...]:
    """How the answers become a score, and the score a number still needed (maths.md 0 and A1)."""
    needed = _(
        "Still needed is the smallest number of further positive answers, and nothing else, that meets the target."
    )
    goal = () if channel.goal is None else (needed, *_prices(channel.channel.metric, channel.goal))
    return (bands(channel.channel), *_sum(channel), *goal)


def _prices(metric: Metric, goal: Goal) -> tuple[str, ...]:
    """What a negative and a neutral answer cost (maths.md A5); nothing where they cost nothing, or the whole month."""
    negative, neutral = price_of_negative(metric, goal), price_of_neutral(goal)
    if negative is None or neutral is None or negative <= 0 or neutral <= 0:
        return ()
    return (
        _(
            "A negative answer takes %(negative)s more positive answers to make up for, a neutral one %(neutral)s.",
            negative=_price(negative),
            neutral=_price(neutral),
        ),
    )


def _price(positives: Fraction) -> str:
    exact = Decimal(positives.numerator) / Decimal(positives.denominator)
    return number(exact.quantize(Decimal("0.01"), ROUND_HALF_UP).normalize() if positives.denominator > 1 else exact)


def bands(info: ChannelInfo) -> str:
    """Which answers of a channel are positive, neutral and negative."""
    if info.positive_from - info.negative_to == 1:
        said = _("Answers run from %(lowest)s to %(highest)s: %(positive)s is positive, %(negative)s negative.")
    else:
        said = _(
            "Answers run from %(lowest)s to %(highest)s: %(positive)s is positive, %(neutral)s neutral, "
            "%(negative)s negative."
        )
    return str(said) % _spans(info)


def _spans(info: ChannelInfo) -> dict[str, str]:
    return {
        "lowest": number(info.scale_min),
        "highest": number(info.scale_max),
        "positive": _span(info.positive_from, info.scale_max),
        "neutral": _span(info.negative_to + 1, info.positive_from - 1),
        "negative": _span(info.scale_min, info.negative_to),
    }


def _span(low: int, high: int) -> str:
    return number(low) if low == high else f"{number(low)}–{number(high)}"


def _sum(channel: ChannelCard) -> tuple[str, ...]:
    if channel.shown is None:
        return ()
    values = {
        "positives": number(channel.tally.positives),
        "negatives": number(channel.tally.negatives),
        "responses": number(channel.tally.responses),
        "score": number(channel.shown),
    }
    if channel.channel.metric is not Metric.NPS:
        return (_("Score: 100 × %(positives)s positive ÷ %(responses)s answers = %(score)s, rounded down.", **values),)
    said = _(
        "Score: 100 × (%(positives)s positive − %(negatives)s negative) ÷ %(responses)s answers = %(score)s, "
        "rounded down.",
        **values,
    )
    return (said,)
