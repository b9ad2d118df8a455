"""What a scale and its bands mean, as a sentence that a person can check."""

from flask_babel import gettext as _

from scorecards.maths.metric import Metric


def told(metric: str, lowest: int, highest: int, positive: int, negative: int) -> str:
    """Which scores are positive, neutral and negative; "" where they do not fit the scale."""
    if not lowest <= negative < positive <= highest:
        return ""
    spans = {"positive": _span(positive, highest), "negative": _span(lowest, negative)}
    if positive - negative == 1:
        sentence = _("%(positive)s: positive. %(negative)s: negative. No score is neutral.", **spans)
    else:
        neutral = _span(negative + 1, positive - 1)
        sentence = _("%(positive)s: positive. %(neutral)s: neutral. %(negative)s: negative.", neutral=neutral, **spans)
    return f"{sentence} {_rule(metric)}"


def _span(first: int, last: int) -> str:
    if first == last:
        return str(first)
    if last - first == 1:
        return str(_("%(first)s and %(last)s", first=first, last=last))
    return str(_("%(first)s to %(last)s", first=first, last=last))


def _rule(metric: str) -> str:
    if metric == Metric.NPS:
        return str(_("The score is the share of positive answers less that of negative ones, from -100 to 100."))
    return str(_("The score is the share of positive answers, from 0 to 100."))
