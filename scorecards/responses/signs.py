"""The sign of answers on the administrator's first page."""

from datetime import datetime, timedelta

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from app.admin.signs import Health, Sign
from app.i18n import span_text
from scorecards.responses import queries

TOO_LONG = timedelta(days=4)  # longer than a weekend with a holiday beside it


def answers(session: Session, now: datetime) -> Sign:
    """When the last answer came in."""
    last, href = queries.last_received(session), url_for("imports.index")
    if last is None:
        return Sign(_("Last answer"), Health.QUIET, _("none yet"), "–", href=href)
    ago = _("%(span)s ago", span=span_text(now - last))
    if now - last > TOO_LONG:
        cure = _("See whether the survey system still sends, or import its file.")
        return Sign(_("Last answer"), Health.ILL, _("too long ago"), ago, cure, href)
    return Sign(_("Last answer"), Health.WELL, _("in order"), ago, href=href)
