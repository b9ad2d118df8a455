"""What people set for themselves."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import audit
from app.people.models import Person


def choose_language(session: Session, person_id: int, language: str, now: datetime) -> bool:
    """Let a person's pages and letters be in this language ("en", "fi" or "sv"), whatever the people file or HR says.

    Returns whether that changed anything.
    """
    person = session.scalars(select(Person).filter_by(id=person_id).with_for_update()).one()
    before = person.chosen_language
    if before == language:
        return False
    person.chosen_language = language
    audit.record(
        session,
        at=now,
        actor_id=person_id,
        action="person.choose_language",
        subject="person",
        key=person.employee_number,
        language=language,
        before=before,
    )
    return True
