"""A digest in words, in the language being written: the same lines for the plain text and for the HTML."""

from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _
from flask_babel import ngettext

from app.i18n import clock_text, day_text, euros, month_name, month_word, number, percent
from notifications.digest import ChannelDigest, Digest, Fill, Lead, Says, Share
from scorecards.maths.metric import Tally
from scorecards.maths.progress import UNLIMITED, Progress


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A channel, or the bonus: its name, what stands out, the lines beneath, the pieces of its bar in percent."""

    title: str
    figure: str
    lines: tuple[str, ...]
    bar: tuple[tuple[Fill, int], ...] = ()
    met: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """Everything a letter says, in order."""

    subject: str
    first: str
    lead: str
    title: str
    paragraphs: tuple[Paragraph, ...]
    as_of: str
    link: str
    why: str


def write(told: Digest, at: datetime, *, company: str, in_euros: bool) -> Wording:
    """The letter's words; `at` is the moment of the figures in the reader's time zone."""
    bonus = [_bonus(told.bonus, in_euros)] if told.bonus else []
    return Wording(
        subject=_subject(told),
        first=_first(told),
        lead=_lead(told),
        title=_("Your scorecard, %(month)s", month=month_name(told.month)),
        paragraphs=(*(_channel(channel, told.team) for channel in told.channels), *bonus),
        as_of=_("Figures as of %(moment)s.", moment=f"{day_text(at.date())} {clock_text(at)} ({at.tzinfo})"),
        link=_("Open your card"),
        why=_("%(company)s sends you this letter once each working day.", company=company),
    )


def _subject(told: Digest) -> str:
    month = month_word(told.month)
    if told.first is None:
        return str(_("Your scorecard for %(month)s: no answers yet", month=month))
    if told.lead is Lead.ALL_MET:
        return str(_("All your %(month)s targets are met", month=month))
    name, how_far = told.first.channel.name, told.first.progress
    needed = how_far.still_needed or 0 if how_far else 0
    match told.first.says:
        case Says.NEEDED:
            return _to_target(name, needed, month)
        case Says.RESPONSES:
            return _to_minimum(name, needed, month)
        case Says.NO_ANSWERS:
            return str(_("%(channel)s: no answers yet in %(month)s", channel=name, month=month))
        case Says.MET:
            return str(_("%(channel)s: your %(month)s target is met", channel=name, month=month))
        case Says.UNREACHABLE:
            return str(_("%(channel)s: the %(month)s target is no longer within reach", channel=name, month=month))
        case _:
            score = number(told.first.shown or "0")
            return str(_("%(channel)s: %(score)s in %(month)s", channel=name, score=score, month=month))


def _to_target(channel: str, count: int, month: str) -> str:
    text = ngettext(
        "%(channel)s: %(count)s more positive response to your %(month)s target",
        "%(channel)s: %(count)s more positive responses to your %(month)s target",
        count,
        channel=channel,
        count=number(count),
        month=month,
    )
    return str(text)


def _to_minimum(channel: str, count: int, month: str) -> str:
    text = ngettext(
        "%(channel)s: on target for %(month)s, %(count)s more response until it counts",
        "%(channel)s: on target for %(month)s, %(count)s more responses until it counts",
        count,
        channel=channel,
        count=number(count),
        month=month,
    )
    return str(text)


def _first(told: Digest) -> str:
    if told.first is None:
        return str(_("No answers have been counted for you in %(month)s yet.", month=month_word(told.month)))
    return f"{told.first.channel.name} {_figure(told.first)}"


def _lead(told: Digest) -> str:
    if told.first is None:
        return str(_("Nothing is wrong: your card fills as soon as customers answer."))
    if told.first.says is not Says.MET or told.first.progress is None:
        return _message(told.first)
    praise = _("Well done: all your targets are met.") if told.lead is Lead.ALL_MET else _("Well done: target met.")
    return f"{praise} {_cushion(told.first.progress)}"


def _figure(found: ChannelDigest) -> str:
    goal = found.channel.goal
    score = _("no answers yet") if found.shown is None else number(found.shown)
    if goal is None:
        return str(_("%(score)s, no target set", score=score))
    return str(_("%(score)s, target %(target)s", score=score, target=number(goal.score)))


def _channel(found: ChannelDigest, team: str | None) -> Paragraph:
    lines = [_message(found), _counts(found.channel.tally), _minimum(found), _team(found, team)]
    return Paragraph(
        title=found.channel.name,
        figure=_figure(found),
        lines=tuple(line for line in lines if line),
        bar=found.bar,
        met=found.says is Says.MET,
    )


def _message(found: ChannelDigest) -> str:
    how_far = found.progress
    if how_far is None:
        return str(_("No target is set for this month."))
    match found.says:
        case Says.MET:
            return f"{_('Target met.')} {_cushion(how_far)}"
        case Says.RESPONSES:
            return _until_minimum(how_far)
        case Says.UNREACHABLE:
            return str(
                _(
                    "The target can no longer be reached this month. "
                    "Every positive response still counts in your score and your team's."
                )
            )
        case _:
            return _needed(how_far.still_needed or 0)


def _needed(count: int) -> str:
    text = ngettext(
        "%(count)s more positive response reaches the target.",
        "%(count)s more positive responses reach the target.",
        count,
        count=number(count),
    )
    return str(text)


def _until_minimum(how_far: Progress) -> str:
    missing, slack = how_far.missing_responses, how_far.slack_negative or 0
    text = ngettext(
        "On target; it counts after %(count)s more response.",
        "On target; it counts after %(count)s more responses.",
        missing,
        count=number(missing),
    )
    if not slack:
        return str(text)
    room = ngettext(
        "Of these, %(count)s may be negative when the rest are positive.",
        "Of these, %(count)s may be negative when the rest are positive.",
        slack,
        count=number(slack),
    )
    return f"{text} {room}"


def _cushion(how_far: Progress) -> str:
    cushion = how_far.cushion_negative
    if cushion == UNLIMITED or not isinstance(cushion, int):
        return str(_("No answer can undo that this month."))
    if not cushion:
        return str(_("There is no cushion: one negative response would take the score below the target."))
    text = ngettext(
        "The cushion is %(count)s negative response.",
        "The cushion is %(count)s negative responses.",
        cushion,
        count=number(cushion),
    )
    return str(text)


def _counts(tally: Tally) -> str:
    if not tally.responses:
        return ""
    text = ngettext(
        "%(responses)s response: %(positives)s positive, %(neutrals)s neutral, %(negatives)s negative.",
        "%(responses)s responses: %(positives)s positive, %(neutrals)s neutral, %(negatives)s negative.",
        tally.responses,
        responses=number(tally.responses),
        positives=number(tally.positives),
        neutrals=number(tally.neutrals),
        negatives=number(tally.negatives),
    )
    return str(text)


def _minimum(found: ChannelDigest) -> str:
    if found.channel.goal is None or found.channel.goal.minimum <= 1 or found.progress is None:
        return ""
    minimum, missing = number(found.channel.goal.minimum), found.progress.missing_responses
    if not missing:
        return str(_("Minimum %(minimum)s responses: reached.", minimum=minimum))
    return str(_("Minimum %(minimum)s responses: %(missing)s missing.", minimum=minimum, missing=number(missing)))


def _team(found: ChannelDigest, team: str | None) -> str:
    if team is None:
        return ""
    goal = found.channel.team_goal
    score = _("no answers yet") if found.team_shown is None else number(found.team_shown)
    if goal is None:
        return str(_("Team %(team)s: %(score)s.", team=team, score=score))
    return str(_("Team %(team)s: %(score)s, target %(target)s.", team=team, score=score, target=number(goal.score)))


def _bonus(share: Share, in_euros: bool) -> Paragraph:
    secured = _("%(percent)s of the full bonus secured", percent=percent(share.secured_percent))
    lines = [_("At most %(percent)s can be reached this month.", percent=percent(share.possible_percent))]
    if in_euros:
        sums = {
            "secured": euros(share.secured_cents, share.currency),
            "possible": euros(share.possible_cents, share.currency),
        }
        lines.append(_("Secured %(secured)s, possible %(possible)s.", **sums))
    return Paragraph(title=_("Bonus"), figure=secured, lines=tuple(lines))
