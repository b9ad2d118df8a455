"""Letters that let people in: the invitation HR sends, and the one for whoever forgot their password.

The letter is a row in the outbox and holds no secret; its link is made when the postman writes it.
"""

from datetime import date, datetime, timedelta
from urllib.parse import urlsplit
from uuid import uuid4
from zoneinfo import ZoneInfo

from flask import current_app
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import audit, clock, outbox
from app.outbox import Letter
from app.people.models import Person
from app.people.queries import Member
from app.signin import links
from app.signin.links import Purpose
from app.wording import N_, RefusalError

MORNING = "08:00"
KEEPS_TRYING = timedelta(days=2)


def invite(session: Session, member: Member, by: int | None, now: datetime) -> date:
    """Have a person sent a letter with a link by which they choose a password; by is who asked, None for a command.

    Returns their local day on which it goes: today, or the first day of somebody who has not begun. Invited again, they
    get a new letter, and its link is the one that works; so it is on the same day too. Raises RefusalError.
    """
    zone = ZoneInfo(member.time_zone)
    today = clock.local_day(now, zone)
    number = member.employee_number
    if current_app.config["SSO_ONLY"]:
        raise RefusalError(N_("Everybody signs in with the company's own sign-in here; nobody needs a password."))
    if not member.email:
        raise RefusalError(N_("%(name)s has no e-mail address. Add one first."), name=member.name)
    if member.employed_to is not None and member.employed_to < today:
        raise RefusalError(N_("%(name)s no longer works here."), name=member.name)
    day = max(today, member.employed_from)
    due_at = now if day == today else clock.at_local_time(day, MORNING, zone)
    _send(session, member, Purpose.INVITATION, day, due_at, now)
    audit.record(session, at=now, actor_id=by, action="account.invite", subject="person", key=number, day=str(day))
    return day


def remind(session: Session, email: str, now: datetime) -> None:
    """Send whoever signs in with this address a link to choose a new password; nothing where nobody does."""
    person_id = session.scalar(select(Person.id).filter_by(email=email.strip().lower()))
    member = None if person_id is None else links.recipient(session, Purpose.FORGOTTEN, person_id, now)
    if member is None:
        return
    day = clock.local_day(now, ZoneInfo(member.time_zone))
    _send(session, member, Purpose.FORGOTTEN, day, now, now)
    number = member.employee_number
    audit.record(session, at=now, actor_id=None, action="password.forgotten", subject="person", key=number)


def _send(session: Session, member: Member, purpose: Purpose, day: date, due_at: datetime, now: datetime) -> None:
    host = urlsplit(current_app.config["BASE_URL"]).hostname or "localhost"
    letter = Letter(
        person_id=member.id,
        kind=purpose,
        local_date=day,
        due_at=due_at,
        not_after=due_at + (KEEPS_TRYING if purpose is Purpose.INVITATION else links.LASTS[purpose]),
        message_id=f"<{purpose}.{day.isoformat()}.{uuid4()}@{host}>",
    )
    outbox.again(session, letter, now)
