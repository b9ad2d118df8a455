"""Proposals as their readers see them: who may decide, what each would change, and for whom it is."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, tzinfo

from sqlalchemy.orm import Session

from app import clock
from app.access import Permission, Viewer
from app.i18n import language
from app.wording import RefusalError
from scorecards.targets import previewing, proposed, proposing
from scorecards.targets.effect_words import ShownEffect, shown_effect
from scorecards.targets.places import Place, place_label
from scorecards.targets.proposed import Proposal
from scorecards.targets.telling import ShownTarget, teller


@dataclass(frozen=True, slots=True)
class ShownProposal:
    """A proposal in words; own: the viewer made it, and waits. effect is None where it could no longer be set."""

    id: int
    own: bool
    channel: str
    place: str
    target: ShownTarget
    effect: ShownEffect | None


def visible(session: Session, viewer: Viewer, places: Collection[Place], today: date) -> list[Proposal]:
    """What waits and the viewer made or may decide about: whoever may set the target themselves."""
    mine = {(place.team_id, place.person_id) for place in places}
    every = viewer.may(Permission.SET_ALL_TARGETS)
    return [
        one
        for one in proposed.proposals(session, clock.month_of(today))
        if every or one.line.set_by == viewer.person_id or one.line.place[1:] in mine
    ]


def find(session: Session, viewer: Viewer, places: Collection[Place], today: date, asked: str) -> Proposal | None:
    """The proposal with this id among those the viewer sees, None for any other."""
    return next((one for one in visible(session, viewer, places, today) if str(one.line.id) == asked), None)


def shown(
    session: Session, viewer: Viewer, places: Collection[Place], *, today: date, zone: tzinfo
) -> list[ShownProposal]:
    """Every proposal the viewer sees, with its effect as it is now."""
    found = visible(session, viewer, places, today)
    told = teller(session, [one.line for one in found], today, zone)
    return [
        ShownProposal(
            id=one.line.id,
            own=one.line.set_by == viewer.person_id,
            channel=proposing.wish_of(session, one.line).channel.name_in(language()),
            place=place_label(one.line.place, places, told.names),
            target=told.shown(one.line),
            effect=_effect(session, one, viewer, today),
        )
        for one in found
    ]


def _effect(session: Session, one: Proposal, viewer: Viewer, today: date) -> ShownEffect | None:
    try:
        found = previewing.effect_of(session, proposing.wish_of(session, one.line), viewer, today)
    except RefusalError:
        return None
    return shown_effect(found, language())
