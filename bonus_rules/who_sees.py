"""Who sees what about a person who has a card, as their settings page says it."""

from flask import current_app
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from app.access import Permission, Viewer
from app.people import queries as people
from app.settings.parts import Pairs
from app.today import today


def told(session: Session, viewer: Viewer) -> Pairs:
    """Each reader and what they see; nothing for who has no card."""
    if not viewer.may(Permission.OWN_CARD):
        return ()
    return (
        (_("You"), _("All of it: scores, answers with their comments, the bonus and each step of its sum.")),
        _supervisor(session, viewer),
        (_("HR"), _("Your bonus, and how it was counted. No single answers.")),
        (_("Management"), _("Only figures of at least five people together.")),
        (_("Administrators"), _("Neither euros nor what customers wrote.")),
        (_("Colleagues"), _("Only the score of the whole team.")),
    )


def _supervisor(session: Session, viewer: Viewer) -> tuple[str, str]:
    sees = _("Your scores, answers with their comments, and targets. No euros.")
    if current_app.config["SUPERVISOR_EUROS"]:
        sees = _("Your scores, answers with their comments, targets, and your bonus.")
    member = people.by_id(session, viewer.person_id, today())
    leads = None if member is None or member.supervisor_id is None else member.supervisor_id
    found = None if leads is None else people.by_id(session, leads, today())
    return (_("Your supervisor, %(name)s", name=found.name), sees) if found else (_("Your supervisor"), sees)
