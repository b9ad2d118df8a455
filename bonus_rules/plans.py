"""Publishing plans: which one is in force from which month."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import audit, clock
from bonus_rules.models import PlanRow
from bonus_rules.plan_checks import PlanRefusedError
from bonus_rules.plan_document import Plan, parse
from scorecards.channels import queries as channels
from scorecards.tallies import queries as tallies


@dataclass(frozen=True, slots=True)
class Timeline:
    """Which plan is in force when. plans: each with its first month; of those that have begun the last one holds."""

    plans: tuple[tuple[date, Plan], ...]

    def of(self, month: date) -> Plan | None:
        """The plan in force in a month, None when there is none."""
        begun = [plan for first, plan in self.plans if first <= month]
        return begun[-1] if begun else None

    def with_plan(self, plan: Plan, month: date) -> "Timeline":
        """The same until a month, and this plan from then on."""
        return Timeline((*(one for one in self.plans if one[0] < month), (month, plan)))

    def carrying_since(self, month: date) -> date | None:
        """The first of the unbroken months before this one whose plans carry; None where the last does not."""
        since = None
        earlier = clock.add_months(month, -1)
        while (plan := self.of(earlier)) is not None and plan.carries:
            since, earlier = earlier, clock.add_months(earlier, -1)
        return since


def timeline(session: Session) -> Timeline:
    """The published plans."""
    rows = session.execute(select(PlanRow.month, PlanRow.document).order_by(PlanRow.month, PlanRow.id))
    return Timeline(tuple((month, parse(document)) for month, document in rows))


def publish(session: Session, document: str, month: date, *, now: datetime, actor_id: int | None = None) -> Plan:
    """Put a plan in force from a month on, until a later one.

    Raises PlanRefusedError for a document that is not right, names a channel there is not, or reaches a closed month.
    """
    plan = parse(document)
    known = {info.key for info in channels.everything(session)}
    for channel, _weight in plan.weights:
        if channel not in known:
            have = ", ".join(sorted(known)) or "none yet"
            raise PlanRefusedError(f"weights.{channel}: there is no such channel (there is: {have}); correct its key")
    if tallies.is_closed(session, month):
        raise PlanRefusedError(f"{clock.month_text(month)} is closed; publish the plan from an open month on")
    digest = hashlib.sha256(document.encode()).hexdigest()
    session.add(
        PlanRow(month=month, name=plan.name, document=document, sha256=digest, published_at=now, published_by=actor_id)
    )
    details = {"month": clock.month_text(month), "sha256": digest, "maximum_cents": plan.maximum_cents}
    audit.record(session, at=now, actor_id=actor_id, action="plan.publish", subject="plan", key=plan.name, **details)
    return plan


def row_for(session: Session, month: date) -> PlanRow | None:
    """The plan in force in a month, None when there is none."""
    statement = select(PlanRow).where(PlanRow.month <= month)
    return session.scalars(statement.order_by(PlanRow.month.desc(), PlanRow.id.desc()).limit(1)).first()
