"""A digest in words, in the language being written: the same lines for the plain text and for the HTML."""

from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _
from flask_babel import ngettext

from app.i18n import clock_text, day_text, euros, month_name, month_word, number, percent
from notifications.digest import ChannelDigest, Digest, Fill, Lead, Says, Share
from notifications.distance_words import cushion, needed, until_minimum
from notifications.subjects import subject
from scorecards.board.prospect_words import prospect_lines, range_line
from scorecards.maths.metric import Tally


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
        subject=subject(told),
        first=_first(told),
        lead=_lead(told),
        title=_("Your scorecard, %(month)s", month=month_name(told.month)),
        paragraphs=(*(_channel(channel, told.team) for channel in told.channels), *bonus),
        as_of=_(
            "Figures as of %(day)s %(time)s (%(zone)s).", day=day_text(at.date()), time=clock_text(at), zone=at.tzinfo
        ),
        link=_("Open your card"),
        why=_("%(company)s sends you this letter once each working day.", company=company),
    )


def _first(told: Digest) -> str:
    if told.first is None:
        return str(_("No answers have been counted for you in %(month)s yet.", month=month_word(told.month)))
    gap = ": " if told.first.shown is None else " "
    return f"{told.first.channel.name}{gap}{_figure(told.first)}"


def _lead(told: Digest) -> str:
    if told.first is None:
        return str(_("Nothing is wrong: your card fills as soon as customers answer."))
    if told.first.says is not Says.MET or told.first.progress is None:
        return _message(told.first)
    praise = _("Well done: all your targets are met.") if told.lead is Lead.ALL_MET else _("Well done: target met.")
    return f"{praise} {cushion(told.first.progress)}"


def _figure(found: ChannelDigest) -> str:
    goal = found.channel.goal
    score = _("no answers yet") if found.shown is None else number(found.shown)
    if goal is None:
        return str(_("%(score)s, no target set", score=score))
    return str(_("%(score)s, target %(target)s", score=score, target=number(goal.score)))


def _channel(found: ChannelDigest, team: str | None) -> Paragraph:
    counts, prospects = found.channel.tally, prospect_lines(found.channel.prospect)
    luck = range_line(found.channel.metric, counts)
    lines = [_message(found), *prospects, _counts(counts), _minimum(found), *luck, _team(found, team)]
    figure = _figure(found)
    return Paragraph(
        title=found.channel.name,
        figure=figure[0].upper() + figure[1:],
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
            return " ".join((_("Target met."), cushion(how_far)))
        case Says.RESPONSES:
            return until_minimum(how_far)
        case Says.UNREACHABLE:
            return str(
                _(
                    "The target can no longer be reached this month. "
                    "Every positive response still counts in your score and your team's."
                )
            )
        case _:
            return needed(how_far)


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
        return str(_("Your team, %(team)s: %(score)s.", team=team, score=score))
    return str(
        _("Your team, %(team)s: %(score)s, target %(target)s.", team=team, score=score, target=number(goal.score))
    )


def _bonus(share: Share, in_euros: bool) -> Paragraph:
    secured = _("%(percent)s of the full bonus by today's figures", percent=percent(share.secured_percent))
    lines = [_("At most %(percent)s can be reached this month.", percent=percent(share.possible_percent))]
    if in_euros:
        sums = {
            "secured": euros(share.secured_cents, share.currency),
            "possible": euros(share.possible_cents, share.currency),
        }
        lines.append(_("%(secured)s by today's figures, at most %(possible)s.", **sums))
    return Paragraph(title=_("Bonus"), figure=secured, lines=tuple(lines))
