"""What the letters with a link say, in the language being written: the invitation, and a new password."""

from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _

from app.i18n import moment_text
from app.signin.links import Purpose


@dataclass(frozen=True, slots=True)
class LinkWording:
    """Everything such a letter says, in order; the link stands after `link`."""

    subject: str
    first: str
    lead: str
    link: str
    until: str
    why: str


def write(purpose: Purpose, name: str, until: datetime, *, company: str) -> LinkWording:
    """The letter's words; `until` is when the link ends, in the reader's time zone."""
    return _invitation(name, until, company) if purpose is Purpose.INVITATION else _forgotten(name, until, company)


def _invitation(name: str, until: datetime, company: str) -> LinkWording:
    return LinkWording(
        subject=_("Your way in to %(company)s", company=company),
        first=_("Welcome, %(name)s", name=name),
        lead=_("Here you see what customers answered, the targets, and what is still needed to reach them."),
        link=_("Choose your password"),
        until=_("The link works once, until %(moment)s. A newer letter takes its place.", moment=moment_text(until)),
        why=_("%(company)s invited you. Nobody needs this link but you: do not pass it on.", company=company),
    )


def _forgotten(name: str, until: datetime, company: str) -> LinkWording:
    return LinkWording(
        subject=_("A new password for %(company)s", company=company),
        first=_("Hello, %(name)s", name=name),
        lead=_("Somebody asked for a new password for you. If it was you, choose one by this link."),
        link=_("Choose a new password"),
        until=_("The link works once, until %(moment)s. A newer letter takes its place.", moment=moment_text(until)),
        why=_(
            "If it was not you, do nothing: your password stays as it is. "
            "Nobody needs this link but you: do not pass it on."
        ),
    )
