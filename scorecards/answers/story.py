"""One answer as its page tells it: what was said, why it is this person's, how it is counted, what it moved."""

from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from app import clock
from app.i18n import clock_text, day_text, language, month_name, number
from app.people import queries as people
from app.people.queries import Member
from scorecards.answers import queries
from scorecards.answers.effect import Effect, effect
from scorecards.answers.presenting import kind_key, kind_word, state_word
from scorecards.answers.queries import Answer, Revision
from scorecards.board.card import ChannelCard
from scorecards.board.rule import bands
from scorecards.board.what_next import distance
from scorecards.channels import queries as channels
from scorecards.channels.queries import ChannelInfo
from scorecards.targets import queries as targets

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """A figure before the answer and after it."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Version:
    """What stood stored from a moment on; is_now: it still does."""

    when: str
    told: str
    is_now: bool


@dataclass(frozen=True, slots=True)
class Story:
    """All that the page of an answer says. place: which of the channel's answers of the month it is; late: it came
    after the month was closed; moved: nothing where it does not count."""

    person: Member
    month: date
    channel: ChannelInfo
    score: int
    kind: str
    word: str
    state: str
    comment: str
    rule: str
    facts: Pairs
    credit: tuple[str, ...]
    place: int
    moved: tuple[Moved, ...]
    late: bool
    versions: tuple[Version, ...]


def story(session: Session, found: Answer, *, today: date, zone: tzinfo) -> Story:
    """The story of an answer that is credited to somebody; days and times are those of the company's zone."""
    as_of = min(today, clock.last_day(found.month))
    person = people.everyone(session, as_of, [found.person_id or 0])[0]
    info = channels.by_id(session)[found.channel_id]
    goal = targets.goals(session, found.month).of(info.id, person.team_id, person.id)
    earlier = queries.before(session, found)
    closed = queries.closed_at(session, found.month)
    return Story(
        person=person,
        month=found.month,
        channel=info,
        score=found.score,
        kind=kind_key(found.band),
        word=kind_word(found.band),
        state=state_word(found),
        comment=found.comment or "",
        rule=bands(info),
        facts=_facts(found, info, zone),
        credit=_credit(session, found, person, zone),
        place=earlier.responses + 1,
        moved=_moved(effect(info, goal, earlier, found.band)) if found.counts else (),
        late=closed is not None and found.received_at > closed,
        versions=_versions(found, queries.revisions(session, found.id), zone),
    )


def _facts(found: Answer, info: ChannelInfo, zone: tzinfo) -> Pairs:
    served = () if found.interaction_at is None else ((_("Served"), _moment(found.interaction_at, zone)),)
    return (
        (_("Channel"), info.name_in(language())),
        *served,
        (_("Answered"), _moment(found.answered_at, zone)),
        (_("Came through"), found.source),
        (_("Arrived here"), _moment(found.received_at, zone)),
    )


def _credit(session: Session, found: Answer, person: Member, zone: tzinfo) -> tuple[str, ...]:
    names = {team_id: name for name, team_id in people.teams(session).items()}
    team = names.get(found.team_id or 0)
    said = _("It is credited to %(name)s, team %(team)s.", name=person.name, team=team)
    if team is None:
        said = _("It is credited to %(name)s, who was in no team that day.", name=person.name)
    return (*_named(found), said, _why_that_team(found, zone), _why_that_month(found))


def _named(found: Answer) -> tuple[str, ...]:
    if not found.employee_reference:
        return ()
    return (_('The source names "%(reference)s" as who served the customer.', reference=found.employee_reference),)


def _why_that_team(found: Answer, zone: tzinfo) -> str:
    if found.interaction_at is None:
        return str(_("The source gives no time of the service, so the team of the day of the answer counts."))
    day = clock.local_day(found.interaction_at, zone)
    return str(_("The customer was served on %(day)s, so the team of that day counts.", day=day_text(day)))


def _why_that_month(found: Answer) -> str:
    text = _("It belongs to %(month)s: the customer answered on %(day)s.")
    return str(text) % {"month": month_name(found.month), "day": day_text(found.day)}


def _moved(found: Effect) -> tuple[Moved, ...]:
    score = Moved(_("Score"), _score(found.before), _score(found.after))
    if found.after.goal is None:
        return (score,)
    return score, Moved(_("Still needed"), _needed(found.before), _needed(found.after))


def _needed(card: ChannelCard) -> str:
    found = card.progress
    return number(found.still_needed) if found and found.still_needed else distance(card)


def _score(card: ChannelCard) -> str:
    return "–" if card.shown is None else number(card.shown)


def _versions(found: Answer, earlier: list[Revision], zone: tzinfo) -> tuple[Version, ...]:
    """What stood stored, newest first; nothing where it never changed."""
    if not earlier:
        return ()
    replaced = [one.replaced_at for one in earlier]
    since = [*replaced, earlier[-1].received_at]
    told = [_told(found.score, found.band, state_word(found))]
    told += [_told(one.score, one.band, "") for one in earlier]
    pairs = zip(since, told, strict=True)
    return tuple(Version(_moment(when, zone), text, at == 0) for at, (when, text) in enumerate(pairs))


def _told(score: int, band: int, state: str) -> str:
    text: str = _("Score %(score)s, %(kind)s", score=score, kind=kind_word(band).lower())
    return f"{text} · {state}" if state else text


def _moment(instant: datetime, zone: tzinfo) -> str:
    local = instant.astimezone(zone)
    return f"{day_text(local.date())}, {clock_text(local)}"
