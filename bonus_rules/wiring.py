"""Wires the bonus into the application: its commands, its pages, and its part of a card."""

from flask import Flask
from flask_babel import lazy_gettext as _l

from app.access import Permission
from app.admin.deeds import Deed, name_deeds
from app.frame import MenuEntry, add_entry
from app.settings.parts import Part, add_part
from bonus_rules import card_panel, cli, statements, who_sees
from bonus_rules.own_views import blueprint as own_months
from bonus_rules.views import blueprint
from scorecards.board.history import add_closed_months
from scorecards.board.panels import Panel, add_panel

DEEDS = {
    "plan.publish": Deed(_l("Bonus plan published")),
    "month.prepare": Deed(_l("Month prepared")),
    "month.approve": Deed(_l("Month approved")),
    "month.export": Deed(_l("Payroll file taken")),
}


def init_app(flask_app: Flask) -> None:
    """Wire the floor."""
    name_deeds(flask_app, DEEDS)
    flask_app.cli.add_command(cli.plans)
    flask_app.cli.add_command(cli.months)
    flask_app.cli.add_command(cli.card_command)
    flask_app.register_blueprint(blueprint)
    flask_app.register_blueprint(own_months)
    add_entry(flask_app, MenuEntry(14, "own_months.index", _l("My months"), (Permission.OWN_CARD,)))
    add_entry(flask_app, MenuEntry(40, "month.index", _l("Month"), (Permission.CLOSE_MONTH,)))
    add_part(flask_app, Part(20, "who-sees", _l("Who sees what about you"), who_sees.told))
    add_panel(flask_app, Panel(10, "bonus_rules/card_panel.html", card_panel.context))
    add_closed_months(flask_app, statements.closed_months)
