"""Wires the administrator's frame, and the pages and signs of the ground floor."""

from flask import Flask
from flask_babel import lazy_gettext as _l

from app.access import Permission
from app.admin import ground_signs, tabs
from app.admin.deeds import Deed, name_deeds
from app.admin.signs import add_sign
from app.admin.tabs import Tab, add_tab
from app.admin.views import blueprint
from app.frame import MenuEntry, add_entry

TABS = (
    Tab(10, "admin.index", _l("Today"), Permission.SEE_OPERATIONS),
    Tab(60, "admin.audit", _l("Audit trail"), Permission.SEE_AUDIT),
    Tab(70, "admin.settings", _l("Settings"), Permission.SEE_OPERATIONS),
    Tab(80, "admin.health", _l("Health"), Permission.SEE_OPERATIONS),
)
SIGNS = (
    (10, ground_signs.scheduler),
    (20, ground_signs.database),
    (30, ground_signs.schema),
    (60, ground_signs.people),
    (70, ground_signs.roles),
)
DEEDS = {
    "person.add": Deed(_l("Person added")),
    "person.change": Deed(_l("Person changed")),
    "password.set": Deed(_l("Password set")),
    "password.forgotten": Deed(_l("Link for a new password asked for")),
    "person.choose_language": Deed(_l("Language chosen")),
    "account.invite": Deed(_l("Person invited")),
    "account.close": Deed(_l("Account closed")),
    "account.by_provider": Deed(_l("Account made at the first single sign-on")),
    "second_factor.set_up": Deed(_l("Second factor set up")),
    "second_factor.replace": Deed(_l("Second factor moved to another phone")),
    "second_factor.new_codes": Deed(_l("New recovery codes made")),
    "second_factor.recovery_code": Deed(_l("Recovery code used"), {"left": _l("Recovery codes left")}),
    "second_factor.turn_off": Deed(_l("Second factor turned off")),
    "second_factor.reset": Deed(_l("Second factor reset")),
}


def init_app(flask_app: Flask) -> None:
    """Wire the room."""
    flask_app.register_blueprint(blueprint)
    add_entry(flask_app, MenuEntry(60, "admin.index", _l("Admin"), (Permission.SEE_OPERATIONS,)))
    for tab in TABS:
        add_tab(flask_app, tab)
    for rank, read in SIGNS:
        add_sign(flask_app, rank, read)
    name_deeds(flask_app, DEEDS)

    @flask_app.context_processor
    def around() -> dict[str, object]:
        return {"admin_tabs": tabs.items}
