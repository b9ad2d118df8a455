"""Wires HR's pages: people, one person, roles, and the import."""

from datetime import datetime

from flask import Flask
from flask_babel import lazy_gettext as _l

from app import clock
from app.access import Permission
from app.admin.deeds import Deed, name_deeds
from app.admin.tabs import Tab, add_tab
from app.db import db
from app.frame import MenuEntry, add_entry
from app.jobs import Job, add_job
from app.people import role_requests
from app.personnel import words
from app.personnel.absence_views import blueprint as absences
from app.personnel.account_views import blueprint as accounts
from app.personnel.facts_views import blueprint as facts
from app.personnel.import_views import blueprint as imports
from app.personnel.move_views import blueprint as moves
from app.personnel.role_views import blueprint as roles
from app.personnel.views import blueprint as people
from app.today import company_zone

DETAILS = {
    "role": _l("Role"),
    "wish": _l("What"),
    "starts_on": _l("From"),
    "added": _l("New"),
    "changed": _l("Changed"),
    "refused": _l("Refused lines"),
    "asked": _l("Roles to approve"),
    "fields": _l("Fields"),
}


def init_app(flask_app: Flask) -> None:
    """Wire the room."""
    for blueprint in (people, imports, facts, moves, absences, accounts, roles):
        flask_app.register_blueprint(blueprint)
    add_entry(flask_app, MenuEntry(42, "people.index", _l("People"), (Permission.MANAGE_PEOPLE,)))
    add_tab(flask_app, Tab(50, "roles.index", _l("Roles"), Permission.APPROVE_ROLES))
    deeds = {**words.DEEDS, "person.change": _l("Person changed")}
    name_deeds(flask_app, {action: Deed(label, DETAILS) for action, label in deeds.items()})
    add_job(flask_app, Job("roles", _let_roles_hold))


def _let_roles_hold(now: datetime) -> None:
    """The scheduler's job: roles that were approved for a later day hold from that day on."""
    today = clock.local_day(now, company_zone())
    with db.sessionmaker.begin() as session:
        role_requests.apply_due(session, today=today, now=now)
