"""One answer as its page tells it: what was said, why it is this person's, how it is counted, what it moved."""

from dataclasses import dataclass
from datetime import date, tzinfo

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from app import clock
from app.i18n import language
from app.people import queries as people
from app.people.queries import Member
from scorecards.answers import one_answer
from scorecards.answers.credit_words import credit
from scorecards.answers.effect import effect
from scorecards.answers.moved_words import Moved, moved
from scorecards.answers.one_answer import Answer
from scorecards.answers.presenting import kind_key, kind_word, state_word
from scorecards.answers.versions import Version, moment, versions
from scorecards.board.rule import bands
from scorecards.channels import queries as channels
from scorecards.channels.queries import ChannelInfo
from scorecards.targets import queries as targets

Pairs = tuple[tuple[str, str], ...]


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
    earlier = one_answer.before(session, found)
    closed = one_answer.closed_at(session, found.month)
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
        credit=credit(session, found, person, zone),
        place=earlier.responses + 1,
        moved=moved(effect(info, goal, earlier, found.band)) if found.counts else (),
        late=closed is not None and found.received_at > closed,
        versions=versions(found, one_answer.revisions(session, found.id), zone),
    )


def _facts(found: Answer, info: ChannelInfo, zone: tzinfo) -> Pairs:
    served = () if found.interaction_at is None else ((_("Served"), moment(found.interaction_at, zone)),)
    return (
        (_("Channel"), info.name_in(language())),
        *served,
        (_("Answered"), moment(found.answered_at, zone)),
        (_("Came through"), found.source),
        (_("Arrived here"), moment(found.received_at, zone)),
    )
