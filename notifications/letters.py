"""A letter as it goes over the wire: its templates filled, its styles inlined, its headers."""

from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from zoneinfo import ZoneInfo

from css_inline import CSSInliner
from flask import current_app

from app.i18n import in_language, language
from app.people.queries import Member
from notifications import wording
from notifications.digest import Digest

CARD = "/card"
ENCODED = "=?"  # begins what Python's e-mail package decodes in a header before it writes it, line breaks and all
inliner = CSSInliner(load_remote_stylesheets=False, keep_style_tags=True)


@dataclass(frozen=True, slots=True)
class House:
    """Who sends: company and address, the service's own address, and whether letters name sums of money."""

    company: str
    sender: str
    base_url: str
    in_euros: bool


def daily(told: Digest, member: Member, at: datetime, house: House) -> EmailMessage:
    """The daily letter to a person in their own language, with figures of the moment `at`."""
    with in_language(member.language):
        words = wording.write(
            told, at.astimezone(ZoneInfo(member.time_zone)), company=house.company, in_euros=house.in_euros
        )
        return filled("daily", {"letter": words, "card_url": house.base_url + CARD, "language": language()})


def address(letter: EmailMessage, member: Member, message_id: str, house: House, *, sent_at: datetime) -> EmailMessage:
    """Put the headers of one person on their letter. Raises ValueError for an address that mail cannot carry."""
    if ENCODED in (member.email or ""):
        raise ValueError("the address reads as an encoded word")
    letter["From"] = Address(one_line(house.company), addr_spec=house.sender)
    letter["To"] = Address(one_line(member.name), addr_spec=member.email or "")
    letter["Date"] = format_datetime(sent_at)
    letter["Message-ID"] = message_id
    letter["List-Unsubscribe"] = f"<mailto:{house.sender}?subject=unsubscribe>"
    letter["Auto-Submitted"] = "auto-generated"
    return letter


def one_line(text: str) -> str:
    """The text without line breaks, control characters and encoded words, which may hold both; fit for a header."""
    plain = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return plain.replace(ENCODED, "= ?")


def filled(name: str, context: dict[str, object]) -> EmailMessage:
    """The letter of this name, its templates filled with what they need; without the headers of one person."""
    letter = EmailMessage(policy=SMTP)
    letter["Subject"] = one_line(_filled(f"mail/{name}/subject.txt", context))
    letter.set_content(_filled(f"mail/{name}/body.txt", context), cte="quoted-printable")
    html = inliner.inline(_filled(f"mail/{name}/body.html", context))
    letter.add_alternative(html, subtype="html", cte="quoted-printable")
    return letter


def _filled(template: str, context: dict[str, object]) -> str:
    return current_app.jinja_env.get_template(template).render(context)
