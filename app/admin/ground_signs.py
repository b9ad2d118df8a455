"""The signs of what the ground floor knows: the scheduler, the database, its schema, people, wishes for roles."""

from datetime import datetime, timedelta

from flask import current_app, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import text
from sqlalchemy.orm import Session

from app import clock, jobs
from app.admin import queries
from app.admin.signs import Health, Sign
from app.health import LONGEST_SILENCE, SCHEDULER
from app.i18n import day_text, span_text
from app.today import company_zone

PEOPLE_ARE_OLD = timedelta(days=45)


def scheduler(session: Session, now: datetime) -> Sign:
    """Whether the scheduler ticks."""
    beat = jobs.last_beat(session, SCHEDULER)
    cure = _("Start it on the server: flask scheduler. Until then no letter goes and no night's work is done.")
    if beat is None:
        return Sign(_("Scheduler"), Health.ILL, _("has never run"), "–", cure, url_for("admin.health"))
    ago = _("%(span)s ago", span=span_text(now - beat))
    if now - beat > LONGEST_SILENCE:
        return Sign(_("Scheduler"), Health.ILL, _("silent"), ago, cure, url_for("admin.health"))
    return Sign(_("Scheduler"), Health.WELL, _("ticking"), ago, href=url_for("admin.health"))


def database(session: Session, now: datetime) -> Sign:
    """What the database is; a page that is shown at all got its answer."""
    dialect = session.get_bind().dialect
    sqlite = dialect.name == "sqlite"
    version = session.scalar(text("SELECT sqlite_version()" if sqlite else "SHOW server_version"))
    name = f"{'SQLite' if sqlite else 'PostgreSQL'} {str(version).split()[0]}"
    return Sign(_("Database"), Health.WELL, _("answering"), name, href=url_for("admin.health"))


def schema(session: Session, now: datetime) -> Sign:
    """Whether the tables are those of this version."""
    here, newest = queries.schema(session)
    if here == newest:
        return Sign(_("Schema"), Health.WELL, _("up to date"), here, href=url_for("admin.health"))
    cure = _("Stop the service, run flask db upgrade on the server, and start it again.")
    return Sign(_("Schema"), Health.ILL, _("behind"), f"{here or '–'} → {newest}", cure, url_for("admin.health"))


def people(session: Session, now: datetime) -> Sign:
    """When people last came in."""
    came = queries.people_came(session)
    if came is None:
        cure = _("Have HR bring the people in from a file, or do it on the server: flask people import.")
        return Sign(_("Last import of people"), Health.ILL, _("never"), "–", cure)
    day = day_text(clock.local_day(came, company_zone()))
    if now - came > PEOPLE_ARE_OLD:
        return Sign(_("Last import of people"), Health.QUIET, _("a while ago"), day)
    return Sign(_("Last import of people"), Health.WELL, _("in order"), day)


def roles(session: Session, now: datetime) -> Sign:
    """Wishes for roles that wait for a second person."""
    count = queries.open_role_requests(session)
    href = url_for("roles.index") if "roles.index" in current_app.view_functions else ""
    if not count:
        return Sign(_("Role requests"), Health.WELL, _("none open"), "0", href=href)
    word = ngettext("%(num)s waits for a second person", "%(num)s wait for a second person", count)
    return Sign(_("Role requests"), Health.QUIET, word, str(count), href=href)
