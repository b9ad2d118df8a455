"""What the company's database holds in the end, asked beside the pages."""

from datetime import date
from decimal import Decimal
from itertools import count

from sqlalchemy import select

from app.people.models import Assignment, Person, Team
from bonus_rules.models import MonthClose, Statement
from scorecards.channels.models import Channel
from scorecards.responses.models import Response
from scorecards.targets.models import Target
from tests.browser.conftest import Desk


def answers(desk: Desk) -> list[int]:
    """Aino's answers of this month on the phone: 1, 0 or -1 each."""
    theirs = select(Response.band).join(Person, Person.id == Response.person_id).where(Person.employee_number == "1001")
    phone = theirs.join(Channel, Channel.id == Response.channel_id).where(Channel.key == "phone")
    with desk.reading() as session:
        return list(session.scalars(phone.where(Response.month == desk.office.month).order_by(Response.id)))


def still_needed(bands: list[int], target: int) -> int:
    """How many further positive answers meet a target, tried one by one."""
    return next(more for more in count() if 100 * (sum(bands) + more) >= target * (len(bands) + more))


def places(desk: Desk, number: str) -> list[tuple[str, date]]:
    """A person's teams and since when, the latest first; empty for somebody unknown."""
    theirs = select(Team.name, Assignment.starts_on).join(Assignment, Assignment.team_id == Team.id)
    theirs = theirs.join(Person, Person.id == Assignment.person_id).where(Person.employee_number == number)
    with desk.reading() as session:
        return [(row.name, row.starts_on) for row in session.execute(theirs.order_by(Assignment.starts_on.desc()))]


def latest_target(desk: Desk) -> tuple[str | None, str | None, date, Decimal]:
    """Whose it is, who set it, from which month on, and the points."""
    with desk.reading() as session:
        numbers = {row.id: row.employee_number for row in session.execute(select(Person.id, Person.employee_number))}
        kept = session.scalars(select(Target).order_by(Target.id.desc())).first()
        assert kept is not None
        return numbers.get(kept.person_id or 0), numbers.get(kept.set_by or 0), kept.month, kept.score


def closed(desk: Desk) -> tuple[str, dict[str, str]]:
    """How far the close of last month has come, and the cents it pays by employee number."""
    with desk.reading() as session:
        close = session.get(MonthClose, desk.office.last_month)
        kept = session.scalars(select(Statement).filter_by(month=desk.office.last_month))
        return close.state if close else "open", {one.employee_number: str(one.amount_cents) for one in kept}
