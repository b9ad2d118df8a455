"""What a person's settings page says about their letters."""

from flask import current_app
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from app.access import Role, Viewer
from app.people import queries as people
from app.settings.parts import Pairs
from app.today import today


def told(session: Session, viewer: Viewer) -> Pairs:
    """Which letters come, when and where to; nothing for who gets none by their roles."""
    if Role.EMPLOYEE not in viewer.roles:
        return ()
    member = people.by_id(session, viewer.person_id, today())
    if member is None or not member.email:
        return ((_("Daily letter"), _("None: there is no e-mail address of yours here. Ask HR to add it.")),)
    config = current_app.config
    when = _("On working days at %(time)s, or later the same day until %(latest)s.", **_times(config))
    euros = _("The bonus in euros.") if config["LETTER_EUROS"] else _("The bonus as a share, never in euros.")
    return (
        (_("Daily letter"), when),
        (_("Sent to"), member.email),
        (_("It holds"), " ".join((_("Your figures of each channel."), euros))),
        (_("Not sent"), _("On weekends, public holidays, and days you are away.")),
    )


def _times(config: dict[str, str]) -> dict[str, str]:
    return {"time": config["LETTER_TIME"], "latest": config["LETTER_LATEST"]}
