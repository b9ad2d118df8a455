"""Roles, states and fields as HR's pages call them."""

from flask_babel import lazy_gettext as _l

from app.access import Role

ROLES = {
    Role.EMPLOYEE: _l("employee"),
    Role.SUPERVISOR: _l("supervisor"),
    Role.HR: _l("HR"),
    Role.MANAGEMENT: _l("management"),
    Role.ADMIN: _l("administrator"),
}
STATES = {
    "works": (_l("works here"), "met"),
    "later": (_l("joins later"), "open"),
    "left": (_l("has left"), "none"),
}
CHOICES = {
    "": _l("Everybody"),
    "works": _l("Works here"),
    "later": _l("Joins later"),
    "left": _l("Has left"),
    "no_email": _l("Works here, no e-mail address"),
    "no_sign_in": _l("Works here, cannot sign in yet"),
}
ACCOUNTS = {
    "open": (_l("can sign in"), "met"),
    "invited": (_l("invited"), "open"),
    "closed": (_l("closed"), "stuck"),
    "none": (_l("not invited"), "none"),
}
SORTS = {"name": _l("Name"), "number": _l("Employee number"), "newest": _l("Newest first")}
FIELDS = {
    "employee_number": _l("Employee number"),
    "name": _l("Name"),
    "email": _l("E-mail address"),
    "team": _l("Team"),
    "supervisor_number": _l("Supervisor"),
    "roles": _l("Roles"),
    "language": _l("Language"),
    "time_zone": _l("Time zone"),
    "employed_from": _l("First day"),
    "employed_to": _l("Last day"),
    "part_time_percent": _l("Part-time share in percent"),
}
LANGUAGES = {"fi": "Suomi", "sv": "Svenska", "en": "English"}
WISHES = {"grant": _l("give"), "withdraw": _l("take away")}
REQUESTS = {
    "open": (_l("waits for a decision"), "open"),
    "approved": (_l("approved, waits for its day"), "close"),
    "done": (_l("holds"), "met"),
    "refused": (_l("refused"), "stuck"),
    "taken_back": (_l("taken back"), "none"),
}
DEEDS = {
    "person.move": _l("Moved to a team"),
    "person.undo_move": _l("Move undone"),
    "people.import": _l("People imported"),
    "absence.add": _l("Absence added"),
    "absence.change": _l("Absence changed"),
    "absence.remove": _l("Absence taken away"),
    "role.ask": _l("Change of role asked for"),
    "role.approve": _l("Change of role approved"),
    "role.refuse": _l("Change of role refused"),
    "role.take_back": _l("Change of role taken back"),
    "role.grant": _l("Role given"),
    "role.withdraw": _l("Role taken away"),
}
