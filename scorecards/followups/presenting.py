"""Cases in words, for the page that lists them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from app import clock
from app.access import Viewer
from app.i18n import language, moment_text, number, span_text
from app.people import queries as people
from app.people.queries import Member
from scorecards.channels import queries as channels
from scorecards.channels.queries import ChannelInfo
from scorecards.followups.moves import Move, State, after
from scorecards.followups.queries import Case
from scorecards.responses.addresses import address_of

LATE = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class ShownCase:
    """A case in words; moves are those that can be made, tone and word say where it stands."""

    address: UUID
    channel: str
    score: str
    comment: str | None
    person: str
    person_uuid: UUID
    when: str
    waited: str
    tone: str
    word: str
    note: str
    closed: str
    version: int
    moves: frozenset[Move]


def shown(
    session: Session, cases: Sequence[Case], team: Collection[Member], viewer: Viewer, now: datetime
) -> list[ShownCase]:
    """These cases for this viewer, times in the viewer's own time zone."""
    infos = channels.by_id(session)
    owners = {each.owner_id for each in cases if each.owner_id}
    zone = ZoneInfo(viewer.time_zone)
    members = {member.id: member for member in team}
    names = {each.id: each.name for each in people.everyone(session, clock.local_day(now, zone), owners)}
    return [_shown(each, infos[each.channel_id], members[each.person_id], names, viewer, now) for each in cases]


def _shown(
    each: Case, info: ChannelInfo, member: Member, names: Mapping[int, str], viewer: Viewer, now: datetime
) -> ShownCase:
    zone = ZoneInfo(viewer.time_zone)
    waited = (each.closed_at or now) - each.answered_at
    mine = each.owner_id == viewer.person_id
    moves = frozenset(move for move in Move if after(each.state, move) and not (mine and move is Move.TAKE))
    closed = "" if each.closed_at is None else moment_text(each.closed_at.astimezone(zone))
    return ShownCase(
        address=address_of(each.response_id),
        channel=info.name_in(language()),
        score=_("%(score)s of %(most)s", score=number(each.score), most=number(info.scale_max)),
        comment=each.comment,
        person=member.name,
        person_uuid=member.uuid,
        when=moment_text(each.answered_at.astimezone(zone)),
        waited=_waited(each.state, span_text(waited)),
        tone="met" if each.state is State.ANSWERED else "stuck" if waited > LATE else "open",
        word=_word(each.state, names.get(each.owner_id or 0, ""), mine),
        note=each.note,
        closed=closed,
        version=each.version,
        moves=moves,
    )


def _waited(state: State, span: str) -> str:
    if state is State.ANSWERED:
        return str(_("Answered after %(time)s", time=span))
    return str(_("Waiting for %(time)s", time=span))


def _word(state: State, owner: str, mine: bool) -> str:
    if state is State.OPEN:
        return str(_("Nobody has taken it"))
    if state is State.TAKEN:
        return str(_("You have taken it") if mine else _("%(name)s has taken it", name=owner))
    return str(_("You answered it") if mine else _("%(name)s answered it", name=owner))
