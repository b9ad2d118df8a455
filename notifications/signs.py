"""The sign of today's letters on the administrator's first page."""

from datetime import datetime

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy.orm import Session

from app import clock, mailbox
from app.admin.signs import Health, Sign
from app.outbox import OPEN, MailState
from app.today import company_zone

LOST = (MailState.FAILED_PERMANENT, MailState.EXPIRED)


def letters(session: Session, now: datetime) -> Sign:
    """How the letters of the company's day fared."""
    counts = mailbox.counts(session, clock.local_day(now, company_zone()))
    sent, href = counts[MailState.SENT], url_for("letters.index")
    due = sum(counts[state] for state in (*OPEN, MailState.SENDING))
    lost = sum(counts[state] for state in LOST)
    figure = _("%(sent)s sent, %(due)s waiting", sent=sent, due=due)
    if lost:
        word = ngettext("%(num)s did not go", "%(num)s did not go", lost)
        cure = _("Open the letters: beside each stands what went wrong and what to do.")
        return Sign(_("Letters today"), Health.ILL, word, figure, cure, href)
    if counts[MailState.RETRY] or counts[MailState.UNKNOWN]:
        return Sign(_("Letters today"), Health.QUIET, _("some are tried again"), figure, href=href)
    word = _("on their way") if due else _("all gone") if sent else _("none today")
    return Sign(_("Letters today"), Health.WELL if sent or due else Health.QUIET, word, figure, href=href)
