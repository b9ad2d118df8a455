"""Who may open an answer: whom it is credited to, and who leads that person today."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.access import Permission, Viewer
from scorecards.answers import one_answer
from scorecards.answers.one_answer import Answer
from scorecards.board import seeing
from scorecards.responses.addresses import id_at


def visible(session: Session, viewer: Viewer, address: UUID, today: date) -> Answer | None:
    """The answer with this address, None where there is none or it is not the viewer's to see."""
    response_id = id_at(address)
    found = None if response_id is None else one_answer.answer(session, response_id)
    return found if found is not None and _may_see(session, viewer, found, today) else None


def _may_see(session: Session, viewer: Viewer, found: Answer, today: date) -> bool:
    if found.person_id == viewer.person_id:
        return viewer.may(Permission.OWN_CARD)
    led = seeing.team(session, viewer, today) if viewer.may(Permission.TEAM_CARDS) else []
    return found.person_id in {member.id for member in led}
