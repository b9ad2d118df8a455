"""The bonus on a card: for the person, for those who may see all euros and, by setting, for the supervisor."""

from collections.abc import Mapping

from flask import current_app
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from app.access import Permission, Viewer
from app.i18n import euros
from app.today import today
from bonus_rules import queries
from bonus_rules.presenting import shown_bonus, signed, spoken_names
from bonus_rules.rules import Bonus
from scorecards.board.card import Scorecard
from scorecards.board.panels import Glance


def context(session: Session, card: Scorecard, viewer: Viewer) -> Mapping[str, object] | None:
    """What the panel's template needs; None where there is no plan or the viewer may not see the euros."""
    own = card.person.id == viewer.person_id
    if not (own or viewer.may(Permission.SEE_ALL_EUROS) or current_app.config["SUPERVISOR_EUROS"]):
        return None
    bonus = queries.bonus_of(session, card, today=today())
    if bonus is None:
        return None
    shown = shown_bonus(bonus, spoken_names(session))
    words = _("by today's figures, at most %(possible)s", possible=shown.possible) if shown.left else _("for the month")
    return {
        "bonus": shown,
        "glance": Glance("bonus-title", _("Bonus"), shown.secured, words, shown.percent),
        "imagined": _imagined(session, card, bonus) if own and card.imagined else None,
    }


def _imagined(session: Session, card: Scorecard, now: Bonus) -> Glance | None:
    """What the bonus would be with the answers imagined on the card."""
    then = queries.imagined_bonus(session, card, today=today())
    if then is None:
        return None
    change = then.secured_cents - now.secured_cents
    words = _("%(change)s against now", change=signed(change, then.currency)) if change else _("as it is now")
    return Glance("bonus-title", _("Bonus then"), euros(then.secured_cents, then.currency), words)
