"""Why an answer is credited to a person and counts in a month, in words."""

from datetime import tzinfo

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from app import clock
from app.i18n import day_text, month_name
from app.people import queries as people
from app.people.queries import Member
from scorecards.answers.one_answer import Answer


def credit(session: Session, found: Answer, person: Member, zone: tzinfo) -> tuple[str, ...]:
    """Whom the answer is credited to, and why that person, team and month; one sentence each."""
    names = {team_id: name for name, team_id in people.teams(session).items()}
    team = names.get(found.team_id or 0)
    said = _("It is credited to %(name)s, team %(team)s.", name=person.name, team=team)
    if team is None:
        said = _("It is credited to %(name)s, who was in no team that day.", name=person.name)
    return (*_named(found), said, _why_that_team(found, zone), _why_that_month(found))


def _named(found: Answer) -> tuple[str, ...]:
    if not found.employee_reference:
        return ()
    return (_('The source names "%(reference)s" as who served the customer.', reference=found.employee_reference),)


def _why_that_team(found: Answer, zone: tzinfo) -> str:
    if found.interaction_at is None:
        return str(_("The source gives no time of the service, so the team of the day of the answer counts."))
    day = clock.local_day(found.interaction_at, zone)
    return str(_("The customer was served on %(day)s, so the team of that day counts.", day=day_text(day)))


def _why_that_month(found: Answer) -> str:
    text = _("It belongs to %(month)s: the customer answered on %(day)s.")
    return str(text) % {"month": month_name(found.month), "day": day_text(found.day)}
