"""Letters with a link by which their reader chooses a password. The link is made here, at the last moment."""

from datetime import datetime
from email.message import EmailMessage
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from app.i18n import in_language, language
from app.people.queries import Member
from app.signin import links
from app.signin.links import Purpose
from notifications import letters, link_wording
from notifications.letters import House

KINDS = frozenset(Purpose)
PLACE = "/invitation/"


def may_have(session: Session, kind: str, person_id: int, now: datetime) -> Member | None:
    """The person, where such a letter may go to them as things stand this instant; else None."""
    return links.recipient(session, Purpose(kind), person_id, now)


def write(session: Session, kind: str, member: Member, now: datetime, house: House) -> EmailMessage:
    """A letter with a new link, which takes the place of any before; the caller commits before the letter goes."""
    purpose = Purpose(kind)
    token = links.make(session, member, links.LASTS[purpose], now)
    return written(purpose, member, f"{house.base_url}{PLACE}{token}", now, house)


def written(purpose: Purpose, member: Member, link: str, now: datetime, house: House) -> EmailMessage:
    """The letter in its reader's own language."""
    until = (now + links.LASTS[purpose]).astimezone(ZoneInfo(member.time_zone))
    with in_language(member.language):
        words = link_wording.write(purpose, member.name, until, company=house.company)
        return letters.filled("link", {"letter": words, "link_url": link, "language": language()})
